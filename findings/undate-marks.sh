#!/usr/bin/env bash
# undate reads EDTF's ? and ~ without an error and forgets them.
#
# What surprises: An uncertain or approximate date comes back as a certain one: "1962~" is written as "1962".
# A year before 1 is written as "0-43", which is no EDTF at all and cannot be read again.
# A good guess: The marks are kept, or refused as what is not supported, as sets are.
# Packages (PyPI): undate 0.8.0. Seen on 2026-11-27.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet 'undate==0.8.0'
seen=$(venv/bin/python - <<'END'
from undate import Undate

for text in ("1962~", "1962-10?", "-0043"):
    print(text, "is written as", Undate.parse(text, "EDTF").format("EDTF"))
try:
    Undate.parse("[1962,1963]", "EDTF")
except ValueError as error:
    print(error)
END
)
expected=$(cat <<'END'
1962~ is written as 1962
1962-10? is written as 1962-10
-0043 is written as 0-43
Parsing failed: '[1962,1963]' is not a supported EDTF date format
END
)

printf '%s\n' "undate 0.8.0" "$seen"
if [ "$seen" != "$expected" ]; then
    printf '%s\n' "The behaviour has changed; it was:" "$expected"
    exit 1
fi
echo "The behaviour is as described."
