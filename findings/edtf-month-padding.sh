#!/usr/bin/env bash
# An approximate month spans more than two years in the EDTF parser of PyPI.
#
# What surprises: The documentation pads an approximate month by a month: 1912-04~ is given as 1 March to 30
# May 1912. In fact a year is added on either side as well.
# A good guess: lower_fuzzy() is in March 1912 and upper_fuzzy() in May 1912.
# Packages (PyPI): edtf 5.0.2. Seen on 2026-11-27.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet 'edtf==5.0.2'
seen=$(venv/bin/python - <<'END'
from edtf import parse_edtf

for text in ("1912-04~", "1962-10-26~"):
    date = parse_edtf(text)
    print(text, date.lower_fuzzy()[:3], date.upper_fuzzy()[:3])
END
)
expected=$(cat <<'END'
1912-04~ (1911, 3, 1) (1913, 5, 30)
1962-10-26~ (1961, 9, 25) (1963, 11, 27)
END
)

printf '%s\n' "edtf 5.0.2" "$seen"
if [ "$seen" != "$expected" ]; then
    printf '%s\n' "The behaviour has changed; it was:" "$expected"
    exit 1
fi
echo "The behaviour is as described."
