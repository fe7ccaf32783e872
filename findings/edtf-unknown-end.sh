#!/usr/bin/env bash
# An EDTF interval whose end is unknown ends ten years later, by the parser of PyPI.
#
# What surprises: "1962-10-16/" has an unknown end, by ISO 8601-2. upper_strict() returns 16 October 1972, a
# day that nothing in the text suggests, so a filter leaves such an event out from then on.
# A good guess: An unknown end is reported as unknown (None or infinity), as the package itself does for the
# open "1962-10-16/..".
# Packages (PyPI): edtf 5.0.2. Seen on 2026-11-27.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet 'edtf==5.0.2'
seen=$(venv/bin/python - <<'END'
from edtf import parse_edtf

unknown = parse_edtf("1962-10-16/")
print("unknown end:", unknown.upper_strict()[:3])
print("open end:", parse_edtf("1962-10-16/..").upper_strict())
print("unknown start:", parse_edtf("/1962-10-16").lower_strict()[:3])
END
)
expected=$(cat <<'END'
unknown end: (1972, 10, 16)
open end: inf
unknown start: (1952, 10, 16)
END
)

printf '%s\n' "edtf 5.0.2" "$seen"
if [ "$seen" != "$expected" ]; then
    printf '%s\n' "The behaviour has changed; it was:" "$expected"
    exit 1
fi
echo "The behaviour is as described."
