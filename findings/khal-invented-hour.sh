#!/usr/bin/env bash
# khal gives an hour to an event that has no end.
#
# What surprises: An event of a calendar with a DTSTART and no DTEND is listed as 05:00-06:00, as if its source
# gave the end. The library that khal reads calendars with, icalendar, returns the start as the end.
# A good guess: RFC 5545 (3.6.1): an event with a time of day and neither DTEND nor DURATION ends when it
# starts, so the list shows 05:00 alone.
# Packages (PyPI): khal 0.14.1, icalendar 7.3.2. Seen on 2026-11-28.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet 'khal==0.14.1' 'icalendar==7.3.2'
mkdir calendar
cat >config <<END
[calendars]
[[c]]
path = $folder/calendar
[locale]
local_timezone = Europe/Kyiv
default_timezone = Europe/Kyiv
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = $folder/khal.db
END
sed 's/$/\r/' >calendar/1.ics <<END
BEGIN:VCALENDAR
VERSION:2.0
PRODID:x
BEGIN:VEVENT
UID:1
DTSTAMP:20220101T000000Z
DTSTART:20220224T050000
SUMMARY:Shelling
END:VEVENT
END:VCALENDAR
END
end="import icalendar, pathlib; c = icalendar.Calendar.from_ical(pathlib.Path('calendar/1.ics').read_bytes())"
seen="khal: $(LC_ALL=C.UTF-8 venv/bin/khal -c config list 2022-02-24 1d | tail -1)
icalendar: ends at $(venv/bin/python -c "$end; print(c.events[0].end.strftime('%H:%M'))")"
expected="khal: 05:00-06:00 Shelling
icalendar: ends at 05:00"

printf '%s\n' "khal 0.14.1, icalendar 7.3.2" "$seen"
if [ "$seen" != "$expected" ]; then
    printf '%s\n' "The behaviour has changed; it was:" "$expected"
    exit 1
fi
echo "The behaviour is as described."
