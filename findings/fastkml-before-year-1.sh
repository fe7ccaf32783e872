#!/usr/bin/env bash
# fastkml cannot read a KML file in which one event is before the year 1.
#
# What surprises: KML's <when> takes the years of XML Schema, which may be negative. One such year makes the
# whole file unreadable, the other events included.
# A good guess: The year is read; or, since Python's dates begin with the year 1, that time stamp is left out.
# Packages (PyPI): fastkml 1.4.0. Seen on 2026-11-27.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet 'fastkml==1.4.0'
seen=$(venv/bin/python - <<'END'
from fastkml import KML

EVENT = "<Placemark><name>A</name><TimeStamp><when>{}</when></TimeStamp></Placemark>"
for year in ("0044", "-0043"):
    text = f'<kml xmlns="http://www.opengis.net/kml/2.2">{EVENT.format("1962")}{EVENT.format(year)}</kml>'
    try:
        print(year, len(KML.from_string(text).features), "events")
    except Exception as error:
        print(year, type(error).__name__)
END
)
expected=$(cat <<'END'
0044 2 events
-0043 KMLParseError
END
)

printf '%s\n' "fastkml 1.4.0" "$seen"
if [ "$seen" != "$expected" ]; then
    printf '%s\n' "The behaviour has changed; it was:" "$expected"
    exit 1
fi
echo "The behaviour is as described."
