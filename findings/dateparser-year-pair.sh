#!/usr/bin/env bash
# dateparser reads the season 2021-22 as the 22nd of the current month in 2021.
#
# What surprises: A pair of years, as for a winter, a school year or a parliament, becomes one day, whose
# month depends on the day on which the program runs. The pair 1936-39 is refused, since no month has 39 days.
# A good guess: Both are refused, or both are read in the same way.
# Packages (PyPI): dateparser 1.5.0. Seen on 2026-11-27.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet 'dateparser==1.5.0'
seen=$(venv/bin/python - <<'END'
from datetime import datetime

import dateparser

for today in (datetime(2026, 3, 5), datetime(2026, 11, 5)):
    for text in ("2021-22", "1936-39"):
        found = dateparser.parse(text, settings={"RELATIVE_BASE": today})
        print(text, "read in", today.strftime("%B"), "is", found and found.date())
END
)
expected=$(cat <<'END'
2021-22 read in March is 2021-03-22
1936-39 read in March is None
2021-22 read in November is 2021-11-22
1936-39 read in November is None
END
)

printf '%s\n' "dateparser 1.5.0" "$seen"
if [ "$seen" != "$expected" ]; then
    printf '%s\n' "The behaviour has changed; it was:" "$expected"
    exit 1
fi
echo "The behaviour is as described."
