#!/usr/bin/env bash
# ctparse forgets the year of the end of a range that names its year twice.
#
# What surprises: "16 Oct - 28 Oct 1962" is read rightly. Where the start has its year as well, the more
# explicit "16 Oct 1962 - 28 Oct 1962" ends in the year of the reference day, sixty years later.
# A good guess: Both are twelve days of October 1962.
# Packages (PyPI): ctparse 0.3.6. Seen on 2026-11-27.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet 'ctparse==0.3.6'
seen=$(venv/bin/python - <<'END'
from datetime import datetime

from ctparse import ctparse

for text in ("16 Oct - 28 Oct 1962", "16 Oct 1962 - 28 Oct 1962", "27 Dec 1962 - 4 Jan 1963"):
    found = ctparse(text, ts=datetime(2022, 1, 27), timeout=0).resolution
    print(text, "is", found.start.dt.date(), "to", found.end.dt.date())
END
)
expected=$(cat <<'END'
16 Oct - 28 Oct 1962 is 1962-10-16 to 1962-10-28
16 Oct 1962 - 28 Oct 1962 is 1962-10-16 to 2022-10-28
27 Dec 1962 - 4 Jan 1963 is 1962-12-27 to 2023-01-04
END
)

printf '%s\n' "ctparse 0.3.6" "$seen"
if [ "$seen" != "$expected" ]; then
    printf '%s\n' "The behaviour has changed; it was:" "$expected"
    exit 1
fi
echo "The behaviour is as described."
