#!/usr/bin/env bash
# text_to_edtf of PyPI's edtf keeps the end of a range of days and loses its start.
#
# What surprises: "16-28 October 1962" is read, and the first day becomes XXXX-XX-16: the 16th of any month of
# any year. A range of years in the same form is read rightly.
# A good guess: The range is 1962-10-16/1962-10-28, or None, as for other words that are not understood.
# Packages (PyPI): edtf 5.0.2. Seen on 2026-11-27.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet 'edtf==5.0.2'
seen=$(venv/bin/python - <<'END'
from edtf import parse_edtf, text_to_edtf

for text in ("1936-39", "16-28 October 1962", "from 16 October to 28 October 1962"):
    print(text, "is", text_to_edtf(text))
END
)
expected=$(cat <<'END'
1936-39 is 1936/1939
16-28 October 1962 is XXXX-XX-16/1962-10-28
from 16 October to 28 October 1962 is None
END
)

printf '%s\n' "edtf 5.0.2" "$seen"
if [ "$seen" != "$expected" ]; then
    printf '%s\n' "The behaviour has changed; it was:" "$expected"
    exit 1
fi
echo "The behaviour is as described."
