#!/usr/bin/env bash
# In the EDTF parser of PyPI winter is December alone, though the other seasons have three months.
#
# What surprises: Spring, summer and autumn of 1962 last for three months each; "1962-24" begins and ends in
# December. What happened in January belongs to no season at all.
# A good guess: Winter is three months as well: December to February, or January to March.
# Packages (PyPI): edtf 5.0.2. Seen on 2026-11-27.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet 'edtf==5.0.2'
seen=$(venv/bin/python - <<'END'
from edtf import parse_edtf

for text in ("1962-21", "1962-22", "1962-23", "1962-24"):
    season = parse_edtf(text)
    print(text, season.lower_strict()[:3], season.upper_strict()[:3])
END
)
expected=$(cat <<'END'
1962-21 (1962, 3, 1) (1962, 5, 31)
1962-22 (1962, 6, 1) (1962, 8, 31)
1962-23 (1962, 9, 1) (1962, 11, 30)
1962-24 (1962, 12, 1) (1962, 12, 31)
END
)

printf '%s\n' "edtf 5.0.2" "$seen"
if [ "$seen" != "$expected" ]; then
    printf '%s\n' "The behaviour has changed; it was:" "$expected"
    exit 1
fi
echo "The behaviour is as described."
