#!/usr/bin/env bash
# timefhuman reads "the 1960s" as 1,960 seconds from now.
#
# What surprises: A decade becomes a moment about half an hour after the program was started. The year 1962
# alone is not found at all.
# A good guess: The decade is a range of ten years, or nothing is found.
# Packages (PyPI): timefhuman 0.1.5. Seen on 2026-11-27.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet 'timefhuman==0.1.5'
seen=$(venv/bin/python - <<'END'
from datetime import datetime

from timefhuman import tfhConfig, timefhuman

config = tfhConfig(now=datetime(2022, 1, 27, 12, 0))
for text in ("October 1962", "1962", "the 1960s"):
    print(text, "is", timefhuman(text, config=config))
END
)
expected=$(cat <<'END'
October 1962 is [datetime.datetime(1962, 10, 1, 0, 0)]
1962 is []
the 1960s is [datetime.datetime(2022, 1, 27, 12, 32, 40)]
END
)

printf '%s\n' "timefhuman 0.1.5" "$seen"
if [ "$seen" != "$expected" ]; then
    printf '%s\n' "The behaviour has changed; it was:" "$expected"
    exit 1
fi
echo "The behaviour is as described."
