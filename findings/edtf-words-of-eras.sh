#!/usr/bin/env bash
# text_to_edtf of PyPI's edtf moves the year 79 to 1979 and 44 BC to 45 BC.
#
# What surprises: "AD 79" is read as a year of two digits. "44 BC" becomes -0044, which is 45 BC in EDTF: its
# year 0000 is 1 BC, so 44 BC is -0043. Centuries before Christ are counted rightly.
# A good guess: AD 79 is 0079, and 44 BC is -0043, or the words are refused.
# Packages (PyPI): edtf 5.0.2. Seen on 2026-11-27.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet 'edtf==5.0.2'
seen=$(venv/bin/python - <<'END'
from edtf import text_to_edtf

for text in ("AD 79", "44 BC", "5th century BC"):
    print(text, "is", text_to_edtf(text))
END
)
expected=$(cat <<'END'
AD 79 is 1979
44 BC is -0044
5th century BC is -04XX
END
)

printf '%s\n' "edtf 5.0.2" "$seen"
if [ "$seen" != "$expected" ]; then
    printf '%s\n' "The behaviour has changed; it was:" "$expected"
    exit 1
fi
echo "The behaviour is as described."
