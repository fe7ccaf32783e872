#!/usr/bin/env bash
# The EDTF validator of PyPI accepts 29 February in every year.
#
# What surprises: A checker is asked because a date may be impossible. It knows that February has no 30th day
# and that intervals may not run backwards, but calls 2021-02-29 and 1900-02-29 valid.
# A good guess: Only leap years have the day; 2021 and 1900 are not leap years.
# Packages (PyPI): edtf-validate 2.0.0. Seen on 2026-11-27.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet 'edtf-validate==2.0.0'
seen=$(venv/bin/python - <<'END'
from edtf_validate.valid_edtf import is_valid

for text in ("2020-02-29", "2021-02-29", "1900-02-29", "2021-02-30", "1962-12/1962-10"):
    print(text, is_valid(text))
END
)
expected=$(cat <<'END'
2020-02-29 True
2021-02-29 True
1900-02-29 True
2021-02-30 False
1962-12/1962-10 False
END
)

printf '%s\n' "edtf-validate 2.0.0" "$seen"
if [ "$seen" != "$expected" ]; then
    printf '%s\n' "The behaviour has changed; it was:" "$expected"
    exit 1
fi
echo "The behaviour is as described."
