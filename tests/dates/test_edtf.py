"""What an EDTF text records: its bounds, its marks, its words, and why other texts are refused."""

import copy
import pickle
import re
import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisistl.dates import DateError, EventDate, Period, edtf
from crisistl.dates.axis import BEGINNING, DAY, END, Moment
from crisistl.dates.grammar import read

FOREVER, EVER = "END", "BEGINNING"

# One day somewhere between two: text, earliest, latest, precision.
SINGLE = [
    ("1996-09-23", "1996-09-23", "1996-09-23", "day"),
    ("1996-09", "1996-09-01", "1996-09-30", "month"),
    ("1996", "1996-01-01", "1996-12-31", "year"),
    ("0073", "0073-01-01", "0073-12-31", "year"),
    ("0001-01-01", "0001-01-01", "0001-01-01", "day"),
    ("9999-12-31", "9999-12-31", "9999-12-31", "day"),
    ("2000-02-29", "2000-02-29", "2000-02-29", "day"),
    ("1900-02", "1900-02-01", "1900-02-28", "month"),
    ("2024-02", "2024-02-01", "2024-02-29", "month"),
    # digits that are not known
    ("198X", "1980-01-01", "1989-12-31", "decade"),
    ("17XX", "1700-01-01", "1799-12-31", "century"),
    ("1XXX", "1000-01-01", "1999-12-31", "century"),
    ("XXXX", "0000-01-01", "9999-12-31", "century"),
    ("000X", "0000-01-01", "0009-12-31", "decade"),
    ("19X5", "1905-01-01", "1995-12-31", "century"),
    ("2013-XX", "2013-01-01", "2013-12-31", "year"),
    ("2013-1X", "2013-10-01", "2013-12-31", "year"),
    ("2013-0X", "2013-01-01", "2013-09-30", "year"),
    ("2013-X0", "2013-10-01", "2013-10-31", "year"),
    ("2013-11-XX", "2013-11-01", "2013-11-30", "month"),
    ("2013-11-0X", "2013-11-01", "2013-11-09", "month"),
    ("2013-11-3X", "2013-11-30", "2013-11-30", "month"),
    ("2013-XX-XX", "2013-01-01", "2013-12-31", "year"),
    ("2013-XX-31", "2013-01-31", "2013-12-31", "year"),
    ("2013-XX-30", "2013-01-30", "2013-12-30", "year"),
    ("201X-03-08", "2010-03-08", "2019-03-08", "decade"),
    ("20XX-03", "2000-03-01", "2099-03-31", "century"),
    ("20XX-02-29", "2000-02-29", "2096-02-29", "century"),
    ("19XX-02-29", "1904-02-29", "1996-02-29", "century"),
    ("XXXX-06-XX", "0000-06-01", "9999-06-30", "century"),
    ("XXXX-XX-XX", "0000-01-01", "9999-12-31", "century"),
    ("1XXX-XX", "1000-01-01", "1999-12-31", "century"),
    # parts of a year
    ("2019-21", "2019-03-01", "2019-05-31", "season"),
    ("2019-22", "2019-06-01", "2019-08-31", "season"),
    ("2019-23", "2019-09-01", "2019-11-30", "season"),
    ("2019-24", "2019-12-01", "2020-02-29", "season"),
    ("2019-25", "2019-03-01", "2019-05-31", "season"),
    ("2019-26", "2019-06-01", "2019-08-31", "season"),
    ("2019-27", "2019-09-01", "2019-11-30", "season"),
    ("2019-28", "2019-12-01", "2020-02-29", "season"),
    ("2019-29", "2019-09-01", "2019-11-30", "season"),
    ("2019-30", "2019-12-01", "2020-02-29", "season"),
    ("2019-31", "2019-03-01", "2019-05-31", "season"),
    ("2019-32", "2019-06-01", "2019-08-31", "season"),
    ("2019-33", "2019-01-01", "2019-03-31", "quarter"),
    ("2019-34", "2019-04-01", "2019-06-30", "quarter"),
    ("2019-35", "2019-07-01", "2019-09-30", "quarter"),
    ("2019-36", "2019-10-01", "2019-12-31", "quarter"),
    ("2019-37", "2019-01-01", "2019-04-30", "third"),
    ("2019-38", "2019-05-01", "2019-08-31", "third"),
    ("2019-39", "2019-09-01", "2019-12-31", "third"),
    ("2019-40", "2019-01-01", "2019-06-30", "half"),
    ("2019-41", "2019-07-01", "2019-12-31", "half"),
    ("201X-34", "2010-04-01", "2019-06-30", "decade"),
    # one of a set
    ("[2015-03-02..2015-04-09]", "2015-03-02", "2015-04-09", "set"),
    ("[2015-03..2016]", "2015-03-01", "2016-12-31", "set"),
    ("[2015,2018-06]", "2015-01-01", "2018-06-30", "set"),
    ("[2018-06,2015]", "2015-01-01", "2018-06-30", "set"),
    ("[1812,1815,1820..1824]", "1812-01-01", "1824-12-31", "set"),
    ("[..2015-03]", EVER, "2015-03-31", "set"),
    ("[2015-03..]", "2015-03-01", FOREVER, "set"),
    ("[..1812,1815]", EVER, "1815-12-31", "set"),
    ("[1812-02,1812-05,1815-12..]", "1812-02-01", FOREVER, "set"),
    ("[2015]", "2015-01-01", "2015-12-31", "set"),
    ("[201X,2022-33]", "2010-01-01", "2022-03-31", "set"),
    # before the year 1 and after 9999
    ("0000", "0000-01-01", "0000-12-31", "year"),
    ("-0043", "-0043-01-01", "-0043-12-31", "year"),
    ("-0043-03-15", "-0043-03-15", "-0043-03-15", "day"),
    ("-0004-02", "-0004-02-01", "-0004-02-29", "month"),
    ("-004X", "-0049-01-01", "-0040-12-31", "decade"),
    ("-04XX", "-0499-01-01", "-0400-12-31", "century"),
    ("-00XX-03-15", "-0099-03-15", "-0001-03-15", "century"),
    ("Y-12000", "-12000-01-01", "-12000-12-31", "year"),
    ("Y12000", "+12000-01-01", "+12000-12-31", "year"),
    ("Y17E7", "+170000000-01-01", "+170000000-12-31", "year"),
    ("Y-17E7", "-170000000-01-01", "-170000000-12-31", "year"),
    ("1950S2", "1900-01-01", "1999-12-31", "century"),
    ("1859S3", "1850-01-01", "1859-12-31", "decade"),
    ("1859S4", "1859-01-01", "1859-12-31", "year"),
    ("-0431S3", "-0439-01-01", "-0430-12-31", "decade"),
    ("Y171010000S3", "+171000000-01-01", "+171999999-12-31", "century"),
    ("Y3388E2S3", "+338000-01-01", "+338999-12-31", "century"),
    # a time is a second, or a minute
    ("2015-03-02T09:05:30", "2015-03-02T09:05:30", "2015-03-02T09:05:30", "second"),
    ("2015-03-02T09:05", "2015-03-02T09:05:00", "2015-03-02T09:05:59", "minute"),
    ("2015-03-02T09:05~", "2015-03-02T09:05:00", "2015-03-02T09:05:59", "minute"),
    ("2015-03-02T23:59:59Z", "2015-03-02T23:59:59", "2015-03-02T23:59:59", "second"),
    ("2015-03-02T00:00:00-05", "2015-03-02T00:00:00", "2015-03-02T00:00:00", "second"),
    ("2015-03-02T09:05+12:45", "2015-03-02T09:05:00", "2015-03-02T09:05:59", "minute"),
    ("-0043-03-15T11:00", "-0043-03-15T11:00:00", "-0043-03-15T11:00:59", "minute"),
]

# It lasted: text, s1, s2, e1, e2, end.
LASTING = [
    ("2015/2018", "2015-01-01", "2015-12-31", "2018-01-01", "2018-12-31", "closed"),
    (
        "2015-03/2015-04-09",
        "2015-03-01",
        "2015-03-31",
        "2015-04-09",
        "2015-04-09",
        "closed",
    ),
    (
        "2015-03-02/2018",
        "2015-03-02",
        "2015-03-02",
        "2018-01-01",
        "2018-12-31",
        "closed",
    ),
    (
        "2015-03-XX/2015-04-09",
        "2015-03-01",
        "2015-03-31",
        "2015-04-09",
        "2015-04-09",
        "closed",
    ),
    (
        "2015-24/2016-22",
        "2015-12-01",
        "2016-02-29",
        "2016-06-01",
        "2016-08-31",
        "closed",
    ),
    ("2015/2015", "2015-01-01", "2015-12-31", "2015-01-01", "2015-12-31", "closed"),
    # each end narrows the other: it can't end before it starts
    (
        "2015/2015-03-02",
        "2015-01-01",
        "2015-03-02",
        "2015-03-02",
        "2015-03-02",
        "closed",
    ),
    ("2015-06/2015", "2015-06-01", "2015-06-30", "2015-06-01", "2015-12-31", "closed"),
    ("2015/..", "2015-01-01", "2015-12-31", "2015-01-01", FOREVER, "open"),
    ("2015/", "2015-01-01", "2015-12-31", "2015-01-01", FOREVER, "unknown"),
    ("../2015", EVER, EVER, "2015-01-01", "2015-12-31", "closed"),
    ("/2015", EVER, "2015-12-31", "2015-01-01", "2015-12-31", "closed"),
    ("-0048/0014", "-0048-01-01", "-0048-12-31", "0014-01-01", "0014-12-31", "closed"),
    (
        "2022-02-24T05:00/2022-02-24T07:30",
        "2022-02-24T05:00:00",
        "2022-02-24T05:00:59",
        "2022-02-24T07:30:00",
        "2022-02-24T07:30:59",
        "closed",
    ),
    (
        "2022-02-24T05:00/..",
        "2022-02-24T05:00:00",
        "2022-02-24T05:00:59",
        "2022-02-24T05:00:00",
        FOREVER,
        "open",
    ),
]

# text, uncertain, approximate
MARKED = [
    ("2015?", True, False),
    ("2015-03~", False, True),
    ("2015-03-02%", True, True),
    ("2015-03~-02", False, True),
    ("2015?-03-02", True, False),
    ("?2015-03", True, False),
    ("2015-~03-02", False, True),
    ("2015-03-~02", False, True),
    ("2015-%03-02", True, True),
    ("?2015-~03", True, True),
    ("?2015-03-~02", True, True),
    ("2015?-03-02~", True, True),
    ("%2015-03-02", True, True),
    ("201X~", False, True),
    ("2015-XX?", True, False),
    ("2015-24?", True, False),
    ("2015?/2018~", True, True),
    ("2015-03-~02/2015-04", False, True),
    ("2015~/..", False, True),
    ("../2015?", True, False),
    ("[2015?,2018]", True, False),
    ("[2015..2018~]", False, True),
    ("2015/2018", False, False),
]

WORDS = [
    ("2015-03-02", "2 March 2015"),
    ("2015-03", "March 2015"),
    ("2015", "2015"),
    ("2015-03~", "about March 2015"),
    ("2015?", "possibly 2015"),
    ("2015-03-02%", "possibly about 2 March 2015"),
    ("201X", "the 2010s"),
    ("201X~", "about the 2010s"),
    ("000X", "between 1 BC and AD 9"),
    ("17XX", "between 1700 and 1799"),
    ("2015-03-XX", "some day in March 2015"),
    ("2015-XX", "some month in 2015"),
    ("2015-XX-XX", "some day in 2015"),
    ("2015-03-1X", "between 10 and 19 March 2015"),
    ("2013-11-3X", "30 November 2013"),
    ("2013-X0", "October 2013"),
    ("201X-03", "March of a year between 2010 and 2019"),
    ("156X-12-25", "25 December of a year between 1560 and 1569"),
    ("-004X-03-15", "15 March of a year between 50 and 41 BC"),
    ("XXXX-12-25", "25 December of an unknown year"),
    ("2015-33", "the first quarter of 2015 (January to March 2015)"),
    ("2015-39", "late 2015 (September to December 2015)"),
    ("2015-41", "the second half of 2015 (July to December 2015)"),
    ("2015-21", "spring 2015 (March to May 2015)"),
    ("2015-24", "winter 2015–16 (December 2015 to February 2016)"),
    ("1999-24?", "possibly winter 1999–2000 (December 1999 to February 2000)"),
    ("2015-30", "southern summer 2015–16 (December 2015 to February 2016)"),
    ("2015-03-02/2015-03-09", "2 to 9 March 2015"),
    ("2015-03-02/2015-04-09", "2 March to 9 April 2015"),
    ("2015-03-02/2016-03-02", "2 March 2015 to 2 March 2016"),
    ("2015-01/2015-12", "January to December 2015"),
    ("2015/2018", "2015 to 2018"),
    ("2015/2018-03", "2015 to March 2018"),
    ("2015~/2018?", "about 2015 to possibly 2018"),
    ("2015-03-02/2015-03-02", "2 March 2015"),
    ("2015/..", "since 2015"),
    ("2015-03~/..", "since about March 2015"),
    ("2015/", "from 2015, end unknown"),
    ("../2015", "until 2015"),
    ("/2015", "until 2015, start unknown"),
    ("[2015-03-02..2015-04-09]", "between 2 March and 9 April 2015"),
    ("[2015..2018-03]", "between 2015 and March 2018"),
    ("[2015,2018]", "2015 or 2018"),
    ("[1812,1815,1820..1824]", "1812, 1815 or 1820 to 1824"),
    ("[..2015-03]", "March 2015 or earlier"),
    ("[2015-03..]", "March 2015 or later"),
    ("[2015]", "2015"),
    ("2015-03-02T09:05:00", "2 March 2015, 09:05"),
    ("2015-03-02T09:05:30Z", "2 March 2015, 09:05:30 UTC"),
    ("2015-03-02T09:05:00+05:30", "2 March 2015, 09:05 UTC+05:30"),
    ("2015-03-02T09:05~", "about 2 March 2015, 09:05"),
    ("2015-03-02T09:05/2015-03-02T11:00", "2 March 2015, 09:05 to 11:00"),
    (
        "2015-03-02T09:05Z/2015-03-03T11:00Z",
        "2 March 2015, 09:05 UTC to 3 March 2015, 11:00 UTC",
    ),
    ("2015-03-02T09:05/..", "since 2 March 2015, 09:05"),
    ("-0043-03-15", "15 March 44 BC"),
    ("-0043", "44 BC"),
    ("0000", "1 BC"),
    ("0079-08-24", "24 August AD 79"),
    ("-0430~", "about 431 BC"),
    ("-04XX", "5th century BC"),
    ("-0048/-0043", "49 to 44 BC"),
    ("-0048/0014", "49 BC to AD 14"),
    ("-004X", "between 50 and 41 BC"),
    ("Y-12000", "12,001 BC"),
    ("Y17E7", "170,000,000"),
    ("1950S2", "estimated at 1950 (1900 to 1999)"),
    ("-0043-21", "spring of 44 BC (March to May 44 BC)"),
]

NOT_EDTF = (
    " is not a date in EDTF. Write it as one of these: 2021-04-03, 2021-04, 2021, 2021-04~ (about),"
    " 2021-11/2022-01 (from and to), 2014/.. (and goes on)."
)
BEYOND = ": that is farther than dates reach. Write a date nearer to today."
ONE_END = ": give at least one end. Write 2014/.. or ../2022-01, for example."

REFUSED = [
    ("", " is empty. Write a date such as 2021-04-03."),
    ("   ", " is empty. Write a date such as 2021-04-03."),
    # days and months that do not exist
    ("2015-02-29", ": February 2015 has 28 days. Write a day from 1 to 28."),
    ("2015-04-31", ": April 2015 has 30 days. Write a day from 1 to 30."),
    ("2015-04-00", ": April 2015 has 30 days. Write a day from 1 to 30."),
    ("2015-13", ": there is no month 13. Write a month from 01 to 12."),
    ("2015-00", ": there is no month 0. Write a month from 01 to 12."),
    ("2015-42", ": there is no month 42. Write a month from 01 to 12."),
    ("2015-2X", ": there is no month 2X. Write a month from 01 to 12."),
    (
        "2015-02-3X",
        ": there is no such day in that month. Write -XX in the place of -3X.",
    ),
    (
        "19X1-02-29",
        ": there is no such day in that month. Write -XX in the place of -29.",
    ),
    ("2015-34-02", ": 34 is a quarter, which has no numbered days. Leave -02 out."),
    ("2015-24-XX", ": 24 is a season, which has no numbered days. Leave -XX out."),
    ("2015-02-30T09:00:00Z", ": February 2015 has 28 days. Write a day from 1 to 28."),
    (
        "2015-02-30/2015-03",
        ": '2015-02-30': February 2015 has 28 days. Write a day from 1 to 28.",
    ),
    (
        "[2015-13,2016]",
        ": '2015-13': there is no month 13. Write a month from 01 to 12.",
    ),
    # years too far
    ("Y1700000000002", BEYOND),
    ("Y17E20", BEYOND),
    ("-0000", ": there is no year -0000. Write 0000 for 1 BC."),
    # intervals and sets that say nothing, or the wrong way round
    ("/", ONE_END),
    ("../..", ONE_END),
    ("../", ONE_END),
    ("/..", ONE_END),
    (
        "2018/2015",
        " ends (2015-12-31) before it starts (2018-01-01). Write the earlier date first.",
    ),
    (
        "2015-04-09/2015-03",
        " ends (2015-03-31) before it starts (2015-04-09). Write the earlier date first.",
    ),
    (
        "[..]",
        ": a set needs a date beside '..'. Write [..2022-01] or [2022-01..], for example.",
    ),
    (
        "[2015..,2018]",
        ": '..' without a date is possible only at the start or the end of a set."
        " Write the earliest date first.",
    ),
    (
        "[2015,..2018]",
        ": '..' without a date is possible only at the start or the end of a set."
        " Write the earliest date first.",
    ),
    (
        "[2018..2015]",
        ": 2018..2015 ends (2015-12-31) before it starts (2018-01-01). Write the earlier date first.",
    ),
    (
        "{2015,2018}",
        ": all of several dates are several events. Write one event for each.",
    ),
    (
        "{2015..2018}",
        ": all of several dates are several events. Write one event for each.",
    ),
    # slips, each with the date that was meant
    (" 2015", ": there are no spaces in EDTF. Write '2015'."),
    ("2015 / 2018", ": there are no spaces in EDTF. Write '2015/2018'."),
    ("[2015, 2018]", ": there are no spaces in EDTF. Write '[2015,2018]'."),
    ("201x", ": the letters of EDTF are upper case. Write '201X'."),
    (
        "2015-03-02t09:05:00z",
        ": the letters of EDTF are upper case. Write '2015-03-02T09:05:00Z'.",
    ),
    ("201u", ": a digit that is not known is X. Write '201X'."),
    ("2015-uu", ": a digit that is not known is X. Write '2015-XX'."),
    ("2015?~", ": '?' and '~' together are '%'. Write '2015%'."),
    ("2015-3-2", ": months and days have two digits. Write '2015-03-02'."),
    ("2015/03/02", ": days are written with hyphens. Write '2015-03-02'."),
    ("2015.3.2", ": days are written with hyphens. Write '2015-03-02'."),
    ("20150302", ": days are written with hyphens. Write '2015-03-02'."),
    ("201", ": a decade has an X for its last digit. Write '201X'."),
    ("20", ": a century has an X for each of its last two digits. Write '20XX'."),
    ("2015/open", ": an open end is '..'. Write '2015/..'."),
    ("unknown/2015", ": an end that is not known is left empty. Write '/2015'."),
    (
        "2015-03-02 09:05:00",
        ": day and time are joined by T. Write '2015-03-02T09:05:00'.",
    ),
    (
        "2022-01-10T14:30/2022-01-11T15",
        ": a time of day has minutes. Write '2022-01-10T14:30/2022-01-11T15:00'.",
    ),
    (
        "2015-03-02T09:05:00.250Z",
        ": a time of day has whole seconds. Write '2015-03-02T09:05:00Z'.",
    ),
    (
        "2015-03-02T09:05:00+0530",
        ": an offset from UTC has a colon. Write '2015-03-02T09:05:00+05:30'.",
    ),
    (
        "2015-03..2015-06",
        ": one of several days is written in brackets. Write '[2015-03..2015-06]'.",
    ),
    # and the rest
    ("12345", NOT_EDTF),
    ("2015-2-30", NOT_EDTF),
    ("March 2015", " is a date as people type it; a file has EDTF. Write '2015-03'."),
    (
        "2015-W03-4",
        " is a date as people type it; a file has EDTF. Write '2015-01-15'.",
    ),
    ("2015-061", NOT_EDTF),
    ("P3M", NOT_EDTF),
    ("2015/P3M", NOT_EDTF),
    ("２０１５-03-02", NOT_EDTF),
    ("2015-03-0\u0662", NOT_EDTF),
]

ALSO_INVALID = [
    *(
        "2015-",
        "2015-03-",
        "-2015-03-02-",
        "2015--03",
        "+2015",
        "2015??",
        "??2015",
        "2015~?",
    ),
    *(
        "2015-03-02X",
        "2O15",
        "2015-XXX",
        "2015-X",
        "2015/2016/2017",
        "2015//2016",
        "2015/../2016",
    ),
    *("[2015", "2015]", "[[2015]]", "[]", "[,]", "[2015,]", "[,2015]", "[2015,,2016]"),
    *(
        "[2015/2016]",
        "[2015..2016..2017]",
        "{2015",
        "2015..",
        "..2015",
        "..",
        ".",
        "X",
        "XX",
        "XXX",
    ),
    *(
        "XXXXX",
        "2015-Q1",
        "2015Q1",
        "2015-03-02T",
        "2015-03-02T24:00:00",
        "2015-03-02T09:60:00",
    ),
    *("2015-03-02T09:05:61", "2015-03-02T09:05:00ZZ", "2015-03-02T09:05:00+25"),
    *(
        "2015-03-02T09:05:00??",
        "2015-03T09:05:00",
        "(2015)-03",
        "2015-(03)~",
        "1950S",
        "1950S0",
        "Y",
    ),
    *("2015E2", "%", "~", "?", "today", "None", "nan"),
]


EDGES = {BEGINNING: EVER, END: FOREVER}


def bounds(found: EventDate) -> tuple[str, ...]:
    """The four bounds, as written in the tables above."""
    timed = found.clock is not None
    return (
        written(found.earliest_start, 0, timed),
        written(found.latest_start, DAY - 1, timed),
        written(found.earliest_end, 0, timed),
        written(found.latest_end, DAY - 1, timed),
    )


def written(moment: Moment, second_of_day: int, timed: bool) -> str:
    if moment in EDGES:
        return EDGES[moment]
    if timed:
        minutes, second = divmod(moment % DAY, 60)
        return f"{moment.iso_day}T{minutes // 60:02}:{minutes % 60:02}:{second:02}"
    assert moment % DAY == second_of_day
    return moment.iso_day


@pytest.mark.parametrize(("text", "lower", "upper", "precision"), SINGLE)
def test_a_single_date_is_one_moment_between_its_bounds(text, lower, upper, precision):
    found = EventDate.parse(text)
    assert bounds(found) == (lower, upper, lower, upper)
    assert found.starts == found.ends
    assert (found.precision, found.end) == (precision, "closed")


@pytest.mark.parametrize(("text", "s1", "s2", "e1", "e2", "end"), LASTING)
def test_an_interval_has_bounds_for_its_start_and_its_end(text, s1, s2, e1, e2, end):
    found = EventDate.parse(text)
    if found.clock is None:
        assert str(found.earliest_end) <= str(found.latest_end) or e2 == FOREVER
    assert (found.precision, found.end) == ("span", end)
    sides = [
        found.earliest_start,
        found.latest_start,
        found.earliest_end,
        found.latest_end,
    ]
    timed = found.clock is not None
    assert [written(side, side % DAY, timed) for side in sides] == [s1, s2, e1, e2]


def test_the_end_of_an_interval_is_on_the_clock_of_its_start_where_it_seems_to_come_before():
    found = EventDate.parse("2022-02-24T05:00+02:00/2022-02-24T03:30Z")
    assert (str(found.earliest_start), str(found.latest_end)) == (
        "2022-02-24T05:00",
        "2022-02-24T05:30",
    )


def test_starts_and_ends_are_the_bounds_as_written():
    found = EventDate.parse("2015/2015-03-02")
    assert found.starts == Period(date(2015, 1, 1), date(2015, 12, 31))
    assert found.ends == Period(date(2015, 3, 2), date(2015, 3, 2))


@pytest.mark.parametrize(("text", "uncertain", "approximate"), MARKED)
def test_marks_are_flags_and_never_move_the_bounds(text, uncertain, approximate):
    found = EventDate.parse(text)
    assert (found.uncertain, found.approximate) == (uncertain, approximate)
    assert bounds(found) == bounds(EventDate.parse(re.sub("[?~%]", "", text)))


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_it_is_described_in_words(text, words):
    assert EventDate.parse(text).describe() == words


@pytest.mark.parametrize(("text", "rest"), REFUSED)
def test_a_refusal_names_the_text_and_says_what_to_write(text, rest):
    with pytest.raises(DateError) as refused:
        EventDate.parse(text)
    assert str(refused.value) == f"'{text}'{rest}"


@pytest.mark.parametrize("text", ALSO_INVALID)
def test_what_only_looks_like_edtf_is_refused(text):
    with pytest.raises(DateError, match=re.escape(f"'{text}'")):
        EventDate.parse(text)


def test_a_message_is_one_line_and_short_whatever_the_text():
    with pytest.raises(DateError) as refused:
        EventDate.parse("\x1b[31m2015\n" + "9" * 500)
    message = str(refused.value)
    assert message.startswith("'\\x1b[31m2015\\n999")
    assert message.isprintable()
    assert len(message) < 300


@pytest.mark.parametrize(
    "text",
    [
        "9" * 100_000,
        " " * 100_000,
        "Y" + "9" * 100_000,
        "1950S" + "9" * 100_000,
        "2015/" * 20_000,
        "X" * 100_000,
        "?" * 100_000,
        "[" + "2015," * 20_000,
        "[" + "2015," * 2_000 + "x]",
        "XXXX-02-3X",
    ],
    ids=lambda text: f"{text[:6]} x {len(text)}",
)
def test_a_huge_or_wide_text_is_refused_at_once(text):
    begun = time.process_time()
    with pytest.raises(DateError):
        EventDate.parse(text)
    assert time.process_time() - begun < 60


def test_dates_are_values():
    one, same, other = (
        EventDate.parse("2015/.."),
        EventDate.parse("2015/.."),
        EventDate.parse("2015/"),
    )
    assert one == same
    assert hash(one) == hash(same)
    assert one != other
    assert EventDate.parse("2015-03-02") != EventDate.parse("2015-03-02?")
    assert pickle.loads(pickle.dumps(one)) == copy.deepcopy(one) == one
    with pytest.raises(AttributeError):
        one.text = "2016"


def test_the_earlier_start_sorts_first_and_then_the_later_end():
    texts = ["2015-01-02", "2015-01", "2014-12-31", "2015", "2015-01-01", "2015/.."]
    found = sorted(
        (EventDate.parse(text) for text in texts), key=lambda each: each.sort_key
    )
    assert [str(each) for each in found] == [
        "2014-12-31",
        "2015/..",
        "2015",
        "2015-01",
        "2015-01-01",
        "2015-01-02",
    ]


DAYS_OF_A_DECADE = [(date(2000, 1, 1) + timedelta(n)).isoformat() for n in range(3653)]


@given(st.from_regex(r"200[0-9X]-[01X][0-9X]-[0-3X][0-9X]", fullmatch=True))
def test_unknown_digits_fit_exactly_the_days_of_the_calendar(text):
    fitting = [
        day for day in DAYS_OF_A_DECADE if re.fullmatch(text.replace("X", "."), day)
    ]
    if fitting:
        found = EventDate.parse(text)
        assert (str(found.earliest_start), str(found.latest_end)) == (
            fitting[0],
            fitting[-1],
        )
    else:
        with pytest.raises(DateError):
            EventDate.parse(text)


FRAGMENTS = st.sampled_from(
    [
        *(
            "2015",
            "0000",
            "9999",
            "01",
            "02",
            "12",
            "13",
            "24",
            "29",
            "30",
            "31",
            "33",
            "41",
            "X",
            "XX",
            "1X",
        ),
        *(
            "-",
            "-",
            "-",
            "/",
            "..",
            ",",
            "[",
            "]",
            "{",
            "}",
            "?",
            "~",
            "%",
            "T",
            "Z",
            "10:00:00",
            "Y",
            "E",
            "S",
        ),
        *(" ", "x", "u", "open", "unknown", "２", "\u0662", "\n", "\x00", "'", "+"),
    ]
)


@given(st.one_of(st.text(), st.lists(FRAGMENTS, max_size=12).map("".join)))
def test_any_text_gives_a_date_that_prints_it_or_a_date_error(text):
    found = parsed(text)
    if isinstance(found, DateError):
        assert str(found).isprintable()
        return
    assert str(found) == text
    assert found == EventDate.parse(str(found))
    assert found.earliest_start <= found.latest_start <= found.latest_end
    assert found.earliest_start <= found.earliest_end <= found.latest_end
    assert found.describe()


def parsed(text):
    try:
        return EventDate.parse(text)
    except DateError as error:
        return error


@given(st.dates())
def test_every_day_of_the_calendar_is_itself(day):
    assert bounds(EventDate.parse(day.isoformat())) == (day.isoformat(),) * 4


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[2031-03-01..2031-03-10]", "early March 2031 (1 to 10)"),
        ("[2031-03-11..2031-03-20]", "mid March 2031 (11 to 20)"),
        ("[2032-02-21..2032-02-29]", "late February 2032 (21 to 29)"),
        ("[2031-02-21..2031-02-27]", "between 21 and 27 February 2031"),
        ("[2031-03-01..2031-04-10]", "between 1 March and 10 April 2031"),
        ("[2031-03-01~..2031-03-10]", "between about 1 March 2031 and 10 March 2031"),
    ],
)
def test_a_third_of_a_month_has_its_name(text: str, words: str) -> None:
    assert EventDate.parse(text).describe() == words


@pytest.mark.parametrize(
    "text",
    [
        "1931-05-03T07:15",
        "1931-05-03T07:15:09",
        "1931-05-03T07:15Z",
        "0079-08-24T23:59:59Z",
        "9999-12-31T00:00",
    ],
)
def test_a_plain_time_is_read_as_the_grammar_reads_it(text: str) -> None:
    parsed = read(text)
    assert parsed
    assert EventDate.parse(text) == EventDate(text, *parsed)


@pytest.mark.parametrize(
    "text",
    ["1931-02-30T07:15", "0000-05-03T07:15", "1931-05-03T24:00", "1931-05-03T7:15"],
)
def test_a_time_that_is_none_or_in_the_year_0_goes_to_the_grammar(text: str) -> None:
    assert edtf._plain_time(text) is None
