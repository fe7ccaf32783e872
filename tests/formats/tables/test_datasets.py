"""Tables of researchers: the parts of dates, codes, precision, rows of headings, sides, and no headings at all."""

import json
import shlex
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from conftest import Run

COLUMNS = "date,title,by,toward,place"


def listed(run: Run, file: Path, columns: str = COLUMNS, *more: str) -> list[str]:
    found = run("list", "--data", file, "-f", "csv", "--columns", columns, *more)
    assert found.exit_code == 0, found.stderr
    return found.stdout.splitlines()[1:]


def table(tmp_path: Path, text: str, name: str = "t.csv") -> Path:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / name


ROWS = "1,1901,3,4,1902,5,6,A\n2,1911,-9,-9,1911,12,99,B\n3,1921,7,0,,,,C\n"


@pytest.mark.parametrize(
    "headings",
    [
        "styear,stmon,stday,endyear,endmon,endday",
        "yrtrig,motrig,datrig,yrterm,moterm,daterm",
        "StartYear1,StartMonth1,StartDay1,EndYear1,EndMonth1,EndDay1",
        "StartYr1,StartMo1,StartDy1,EndYr1,EndMo1,EndDy1",
        "Start Year,Start Month,Start Day,End Year,End Month,End Day",
        "begyr,begmo,begday,endyr,endmo,endday",
        "byear,bmonth,bday,eyear,emonth,eday",
        "dyad_st_year,dyad_st_month,dyad_st_day,dyad_end_year,dyad_end_month,dyad_end_day",
        "YRBEGIN,MOBEGIN,DABEGIN,YREND,MOEND,DAEND",
        "year,month,day,end_year,end_month,end_day",
        "yrent,moent,dayent,yrexit,moexit,dayexit",
    ],
)
def test_parts_of_start_and_end_are_known_in_many_spellings(
    run: Run, tmp_path: Path, headings: str
) -> None:
    file = table(tmp_path, f"number,{headings},warname\n{ROWS}")
    assert listed(run, file, "date,title") == [
        "1901-03-04/1902-05-06,A",
        "1911/1911-12,B",
        "1921-07,C",
    ]


def test_the_parts_settle_a_date_whose_year_has_two_digits(
    run: Run, tmp_path: Path
) -> None:
    text = (
        "startdate,enddate,stday,stmo,styr,eday,emo,eyr,notes\n"
        "4-May-98,5-May-98,4,5,1998,5,5,1998,A march.\n"
        "6-May-03,6-May-03,6,5,2003,6,5,2003,A strike.\n"
    )
    assert listed(run, table(tmp_path, text), "date,title") == [
        "1998-05-04/1998-05-05,A march.",
        "2003-05-06,A strike.",
    ]


def test_a_year_beside_the_date_gives_its_century_and_a_contradiction_is_reported(
    run: Run, tmp_path: Path
) -> None:
    text = "date,year,title\n4-May-98,1998,A\n6-May-03,2003,B\n2005-01-02,2006,C\n"
    file = table(tmp_path, text)
    assert listed(run, file, "date,title") == [
        "1998-05-04,A",
        "2003-05-06,B",
        "2005-01-02,C",
    ]
    found = run("list", "--data", file)
    assert "line 4: a date outside the year of its column: 2005-01-02 and 2006" in (
        found.stderr
    )


def test_a_year_before_christ_is_no_code(run: Run, tmp_path: Path) -> None:
    file = table(tmp_path, "Entity,Year,Deaths\nNorthland,-500,1\nSouthland,1946,2\n")
    assert listed(run, file, "date,title") == ["-0499,Northland", "1946,Southland"]


def test_two_rows_of_headings_are_one(run: Run, tmp_path: Path) -> None:
    text = (
        "Strikes at sea,,,,,,\n,Start,,,End,,\nName,Year,Month,Day,Year,Month,Day\n"
        "Ferry strike,1931,2,3,1931,4,5\nDock strike,1932,6,,1932,,\n"
    )
    assert listed(run, table(tmp_path, text), "date,title") == [
        "1931-02-03/1931-04-05,Ferry strike",
        "1932-06/1932,Dock strike",
    ]


def test_a_row_of_units_below_the_headings_is_left_out_and_named(
    run: Run, tmp_path: Path
) -> None:
    text = (
        "NAME,DATE,LAT,LON,WIND\n ,,degrees_north,degrees_east,kts\n"
        "Alpha,1901-02-03,10,20,30\nBeta,1901-02-04,11,21,31\n"
    )
    file = table(tmp_path, text)
    assert listed(run, file, "date,title,lat") == [
        "1901-02-03,Alpha,10.0",
        "1901-02-04,Beta,11.0",
    ]
    found = run("list", "--data", file)
    assert (
        "line 2 has units or labels and is left out: "
        "degrees_north; degrees_east; kts" in found.stderr
    )


def test_a_table_without_headings_has_numbered_columns(
    run: Run, tmp_path: Path
) -> None:
    text = "1962-10-16,The photographs are shown\n1962-10-22,A speech is broadcast\n"
    file = table(tmp_path, text)
    assert listed(run, file, "date,title") == [
        "1962-10-16,The photographs are shown",
        "1962-10-22,A speech is broadcast",
    ]
    assert "no headings, so the columns have numbers" in run("list", "-d", file).stderr


def test_event_data_without_headings_is_known_by_its_codes(
    run: Run, tmp_path: Path
) -> None:
    text = (
        "810203\tAAA\tBBB\t032\tMEET\tthey met\n050607\tBBB\t---\t190\tFIGHT\tshots\n"
    )
    assert listed(run, table(tmp_path, text, "t.txt")) == [
        "1981-02-03,they met,AAA,BBB,",
        "2005-06-07,shots,BBB,,",
    ]


@pytest.mark.parametrize(
    "headings",
    [
        "side_a,side_b", "source,target", "Source Name,Target Name", "actor,recipient",
        "actor1,target1", "gname,target1", "Actor Name,Recipient Name", "sender,target",
        "initiator,target", "supplier,recipient", "Seller,Buyer", "state_a,state_b",
    ],
)  # fmt: skip
def test_pairs_of_sides_are_known_and_make_a_title(
    run: Run, tmp_path: Path, headings: str
) -> None:
    text = f"date,{headings},country\n1901-02-03,A,B,Northland\n1902,Unknown,>1000,-9\n"
    text += "1903,A,---,Northland\n"
    assert listed(run, table(tmp_path, text))[0] == (
        "1901-02-03,A → B: Northland,A,B,Northland"
    )
    assert listed(run, table(tmp_path, text))[1].endswith(" Unknown,,,")


def test_numbered_columns_of_actors_are_one_list(run: Run, tmp_path: Path) -> None:
    text = "date,actor1,actor2,target1,target2,notes\n1901,A,B,C,-9,they met\n"
    assert listed(run, table(tmp_path, text)) == ["1901,they met,A; B,C,"]


def test_a_country_is_a_part_of_the_place_and_numbers_are_not(
    run: Run, tmp_path: Path
) -> None:
    text = "date,event,city,country,country_txt\n1901,A,Port,1,Northland\n1902,B,,2,Southland\n"
    assert listed(run, table(tmp_path, text), "title,place") == [
        'A,"Port, Northland"',
        "B,Southland",
    ]


def test_a_precision_makes_a_date_vaguer(run: Run, tmp_path: Path) -> None:
    text = "date,date_prec,title\n1901-02-03,1,A\n1902-02-03,3,B\n1903-02-03,5,C\n"
    assert listed(run, table(tmp_path, text), "date,title") == [
        "1901-02-03,A",
        "1902-02,B",
        "1903,C",
    ]


@pytest.mark.parametrize("ongoing", ["ongo2014", "right_censor"])
def test_an_end_that_is_the_end_of_the_data_is_open(
    run: Run, tmp_path: Path, ongoing: str
) -> None:
    text = f"styear,endyear,{ongoing},warname\n1901,1902,0,A\n1903,2014,1,B\n"
    assert listed(run, table(tmp_path, text), "date,title") == [
        "1901/1902,A",
        "1903/..,B",
    ]


def test_days_written_as_midnight_are_days_and_1_january_is_reported(
    run: Run, tmp_path: Path
) -> None:
    text = "item,itemLabel,date\nx,Ferry,1901-01-01T00:00:00Z\nx,Dock,-0043-03-15T00:00:00Z\n"
    file = table(tmp_path, text)
    assert listed(run, file, "date,title") == ["'-0043-03-15,Dock", "1901-01-01,Ferry"]
    assert "1 date of 1 January in 'date'" in run("list", "-d", file).stderr


def test_na_is_a_value_of_codes_and_unknown_between_numbers(
    run: Run, tmp_path: Path
) -> None:
    codes = "date,title,place,iso\n1901,A,NA,NA\n1902,B,Port,BW\n"
    found = listed(run, table(tmp_path, codes), "title,place,extra.iso")
    assert found == ["A,NA,NA", "B,Port,BW"]
    unknown = "date,title,place,iso,deaths\n1901,A,NA,NA,NA\n1902,B,Port,BW,3\n"
    found = listed(run, table(tmp_path, unknown), "title,place,extra.iso")
    assert found == ["A,,", "B,Port,BW"]


REFUSED = {
    "dates of records alone": (
        "name,first_seen,last_seen,birth_date\n"
        "Alpha,1901-02-03,1902-02-03,1880-01-02\nBeta,1903-02-03,1904-02-03,1881-01-02\n"
    ),
    "several dates that happened": (
        "strike called,strike held,name\n1901-02-03,1901-03-04,Alpha\n1902-02-03,1902-03-04,Beta\n"
    ),
    "a heading with a blank": ("Entry made,name\n1901-02-03,Alpha\n1902-02-03,Beta\n"),
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED.keys())
def test_the_option_that_a_refusal_prints_works_when_typed(
    run: Run, tmp_path: Path, text: str
) -> None:
    file = table(tmp_path, text)
    refused = run("list", "--data", file)
    assert refused.exit_code == 3
    printed = refused.stderr.partition("name the one that is (")[2].partition(" or ")[0]
    options = shlex.split(printed.removesuffix(")\n"))
    assert options[0] == "--map"
    assert [line[-5:] for line in listed(run, file, "date,title", *options)] == [
        "Alpha", ",Beta",
    ]  # fmt: skip


def test_many_dates_of_one_cause_are_one_fault_with_the_option_that_settles_them(
    run: Run, tmp_path: Path
) -> None:
    rows = "".join(f"0{day}/03/1962,Event {day}\n" for day in (1, 2, 4, 5, 6, 7, 8, 9))
    file = table(tmp_path, "Date,Event\n" + rows)
    refused = run("list", "--data", file)
    assert refused.stderr.count("line 2: ") == 1
    assert "The same: lines 3, 4 and 5 more." in refused.stderr
    assert "--file-date-order dmy or mdy" in refused.stderr
    found = listed(run, file, "date,title", "--file-date-order", "dmy")
    assert found[0] == "1962-03-01,Event 1"


def test_plain_lines_are_events(run: Run, tmp_path: Path) -> None:
    text = (
        "The ferry strike\n\n3 May 1931: The ferrymen stop work\n  at all piers\n"
        "* 4-5 May 1931 – Talks\n1932: The port is sold\n"
    )
    file = table(tmp_path, text, "notes.txt")
    assert listed(run, file, "date,title,summary") == [
        "1931-05-03,The ferrymen stop work,at all piers",
        "1931-05-04/1931-05-05,Talks,",
        "1932,The port is sold,",
    ]
    assert "The ferry strike · 3 events" in run("list", "--data", file).stderr


def test_a_table_with_ranges_and_colons_is_no_list_of_lines(
    run: Run, tmp_path: Path
) -> None:
    text = "date,title\n1931-05-03 - 1931-05-05,Talks: the end\n1931-05-07,Strike\n"
    assert listed(run, table(tmp_path, text), "date,title") == [
        "1931-05-03/1931-05-05,Talks: the end",
        "1931-05-07,Strike",
    ]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.rtf", "{\\rtf1 x}", "is an RTF document, which isn't read; save it as"),
        ("a.txt", "{\\rtf1 x}", "is an RTF document, which isn't read; save it as"),
        ("a.doc", "x", "is an old Word document, which isn't read; save it as"),
        ("a.dta", "x", "is a Stata file, which isn't read; write its table as CSV"),
    ],
)
def test_files_of_other_programs_are_refused_by_name(
    run: Run, tmp_path: Path, name: str, content: str, says: str
) -> None:
    refused = run("list", "--data", table(tmp_path, content, name))
    assert refused.exit_code == 3
    assert says in refused.stderr


def test_a_web_address_is_refused_with_what_to_do(run: Run) -> None:
    refused = run("list", "--data", "https://example.org/strike.html")
    assert refused.exit_code == 3
    assert "save the page, then name the file" in refused.stderr


def gdelt_row(number: int, separator: str) -> str:
    cells = [""] * 61
    cells[0], cells[1], cells[2] = str(number), f"2031050{number}", "203105"
    cells[5], cells[6], cells[15], cells[16] = "AAA", "UNION", "BBB", "PORT"
    cells[26] = "120"
    return separator.join(cells) + "\n"


def test_gdelt_with_commas_and_packed_is_read(run: Run, tmp_path: Path) -> None:
    text = gdelt_row(1, ",") + gdelt_row(2, ",")
    plain = table(tmp_path, text, "plain.csv")
    packed = tmp_path / "20310502.export.CSV.zip"
    with ZipFile(packed, "w") as archive:
        archive.writestr("20310502.export.CSV", gdelt_row(1, "\t") + gdelt_row(2, "\t"))
    expected = [f"2031-05-0{n},UNION: rejection: PORT,UNION,PORT," for n in (1, 2)]
    assert listed(run, plain) == listed(run, packed) == expected


def test_an_archive_of_several_files_is_refused(run: Run, tmp_path: Path) -> None:
    packed = tmp_path / "two.zip"
    with ZipFile(packed, "w") as archive:
        archive.writestr("a.csv", "date,title\n1931,A\n")
        archive.writestr("b.csv", "date,title\n1932,B\n")
    refused = run("list", "--data", packed)
    assert "has 2 files inside; unpack it, then name the one" in refused.stderr


ACLED = {
    "event_id_cnty": "ABC1", "event_date": "01 March 2031", "year": "2031",
    "time_precision": "3", "event_type": "Protests", "sub_event_type": "Peaceful protest",
    "actor1": "Ferrymen", "actor2": "", "country": "Northland", "location": "Port",
}  # fmt: skip


@pytest.mark.parametrize("ending", ["xlsx", "json", "csv", "upper.csv", "tsv"])
def test_acled_is_known_by_its_columns_in_any_container(
    run: Run, tmp_path: Path, ending: str
) -> None:
    file = tmp_path / f"t.{ending}"
    if ending == "xlsx":
        book = openpyxl.Workbook()
        book.active.append(["Downloaded for a test"])
        book.active.append([*ACLED])
        book.active.append([*ACLED.values()])
        book.save(file)
    elif ending == "json":
        file.write_text(json.dumps({"status": 200, "data": [ACLED]}))
    else:
        sign = "\t" if ending == "tsv" else ";"
        lines = [sign.join(ACLED), sign.join(ACLED.values())]
        lines[0] = lines[0].upper() if "upper" in ending else lines[0]
        file.write_text("\n".join(lines) + "\n")
    expected = '2031-03,Peaceful protest: Ferrymen,Ferrymen,,"Port, Northland"'
    assert listed(run, file) == [expected]


def test_a_row_for_each_year_is_of_that_year_and_not_of_the_first(
    run: Run, tmp_path: Path
) -> None:
    text = (
        "side_a,side_b,year,start_date,start_prec,ep_end_date\n"
        "A,B,1946,1946-06-30,1,\nA,B,1947,1946-06-30,1,1947-02-03\n"
    )
    assert listed(run, table(tmp_path, text), "date,title") == [
        "1946,A → B",
        "1947,A → B",
    ]


def test_a_date_is_more_precise_than_its_year_beside_it(
    run: Run, tmp_path: Path
) -> None:
    text = (
        "dyad_name,year,pa_date,pa_name\n"
        "A - B,1946,1946-06-30,First accord\nA - B,1947,1947-02-03,Second accord\n"
    )
    assert listed(run, table(tmp_path, text), "date,title") == [
        "1946-06-30,First accord",
        "1947-02-03,Second accord",
    ]


def test_numbered_states_both_act(run: Run, tmp_path: Path) -> None:
    text = "ccode1,state_name1,ccode2,state_name2,year\n1,A,2,B,1901\n3,C,4,D,1902\n"
    assert listed(run, table(tmp_path, text), "date,title,by") == [
        '1901,"A, B",A; B',
        '1902,"C, D",C; D',
    ]


def test_beginning_and_end_in_years(run: Run, tmp_path: Path) -> None:
    text = (
        "sanctioned_state,sanctioning_state,begin,end\nA,B,1950,1955\nC,D,1960,1962\n"
    )
    assert listed(run, table(tmp_path, text), "date,title") == [
        "1950/1955,B → A",
        "1960/1962,D → C",
    ]


def test_a_column_that_a_spreadsheet_converted_by_half_is_reported(
    run: Run, tmp_path: Path
) -> None:
    text = "date,title\n2031-03-04,A\n13/04/2031,B\n28/04/2031,C\n2031-05-04,D\n"
    whole = text.replace("2031-05-04", "2031-05-24")
    assert "the wrong way round" in run("list", "-d", table(tmp_path, text)).stderr
    assert "wrong way" not in run("list", "-d", table(tmp_path, whole)).stderr


def test_a_row_with_one_text_in_an_empty_column_is_left_out_and_named(
    run: Run, tmp_path: Path
) -> None:
    text = "Query,Year,Mo,Dy,Place\n[none],,,,\n,1906,4,18,Bay\n,1931,2,3,Cape\n"
    file = table(tmp_path, text)
    assert listed(run, file, "date,title") == ["1906-04-18,Bay", "1931-02-03,Cape"]
    found = run("list", "--data", file)
    assert "line 2 has units or labels and is left out: [none]" in found.stderr


@pytest.mark.parametrize(
    "midnight", ["T00:00:00+00:00", "T00:00:00.000+00:00", " 00:00:00 UTC"]
)
def test_a_column_of_midnights_with_an_offset_has_no_times(
    run: Run, tmp_path: Path, midnight: str
) -> None:
    file = table(
        tmp_path, f"date,name\n2018-04-10{midnight},A flood\n2024-03-01{midnight},B\n"
    )
    assert listed(run, file, "date,title") == ["2018-04-10,A flood", "2024-03-01,B"]


def test_a_midnight_with_an_offset_among_other_times_is_a_time(
    run: Run, tmp_path: Path
) -> None:
    text = "date,name\n2018-04-10T00:00:00+02:00,A flood\n2024-03-01T09:30:00+02:00,B\n"
    assert listed(run, table(tmp_path, text), "date,title") == [
        "2018-04-10T00:00:00+02:00,A flood",
        "2024-03-01T09:30:00+02:00,B",
    ]


STORMS = (
    "BEGIN_YEARMONTH,BEGIN_DAY,END_YEARMONTH,END_DAY,YEAR,MONTH_NAME,EVENT_TYPE,"
    "AREA_NAME,BEGIN_DATE_TIME,END_DATE_TIME\n"
    "199912,30,200001,2,1999,December,Gale,North Bay,30-DEC-99 03:00:00,02-JAN-00 23:00:00\n"
    "199905,1,199905,1,1999,May,Hail,Cape,01-MAY-99 14:32:00,01-MAY-99 15:00:00\n"
    "199906,1,199906,1,1999,June,Hail,Cape,01-JUN-99 14:32:00,01-JUN-99 15:00:00\n"
    "199906,2,199906,2,1999,June,Hail,Fell,02-JUN-99 14:32:00,02-JUN-99 15:00:00\n"
    "199907,15,199907,15,1999,July,Hail,Old Quay,15-JUL-99 14:32:00,{end}\n"
)


def test_dates_of_two_digits_have_the_century_of_the_year_beside_them(
    run: Run, tmp_path: Path
) -> None:
    file = table(tmp_path, STORMS.format(end="15-JUL-99 14:40:00"))
    assert listed(run, file, "date,title") == [
        "1999-05-01T14:32:00/1999-05-01T15:00:00,Cape",
        "1999-06-01T14:32:00/1999-06-01T15:00:00,Cape",
        "1999-06-02T14:32:00/1999-06-02T15:00:00,Fell",
        "1999-07-15T14:32:00/1999-07-15T14:40:00,Old Quay",
        "1999-12-30T03:00:00/2000-01-02T23:00:00,North Bay",
    ]


def test_an_end_that_cant_be_read_is_a_fault_of_its_own_column(
    run: Run, tmp_path: Path
) -> None:
    file = table(tmp_path, STORMS.format(end="35-JUL-99"))
    found = run("list", "--data", file)
    assert found.exit_code == 3
    assert "line 6: column END_DATE_TIME" in found.stderr


def test_names_a_and_b_are_the_two_sides(run: Run, tmp_path: Path) -> None:
    text = "namea,nameb,strtday,strtmnth,strtyr\nAAA,BBB,2,5,1913\nCCC,AAA,3,5,1913\n"
    assert listed(run, table(tmp_path, text)) == [
        "1913-05-02,AAA → BBB,AAA,BBB,",
        "1913-05-03,CCC → AAA,CCC,AAA,",
    ]


def test_a_suspected_belligerent_is_who_acts(run: Run, tmp_path: Path) -> None:
    text = "Incident Date,Suspected Belligerent,Place\n2016-08-03,Coalition,Old Town\n"
    assert listed(run, table(tmp_path, text)) == [
        "2016-08-03,Coalition: Old Town,Coalition,,Old Town"
    ]


def test_a_table_of_unknown_headings_is_no_list_of_plain_lines(
    run: Run, tmp_path: Path
) -> None:
    text = (
        "Start (local),End (local),Duration,Event\n"
        "2022-02-24 05:07:00,2022-02-24 07:30:00,2h - 23m,Strikes\n"
        "2022-02-25 22:00:00,2022-02-26 01:15:00,3h - 15m,Siege\n"
    )
    assert listed(run, table(tmp_path, text), "date,title") == [
        "2022-02-24T05:07:00/2022-02-24T07:30:00,Strikes",
        "2022-02-25T22:00:00/2022-02-26T01:15:00,Siege",
    ]


def test_days_of_eight_digits_come_before_the_year_beside_them(
    run: Run, tmp_path: Path
) -> None:
    text = "date_long,year,name\n19450716,1945,First test\n19491231,1949,Second test\n"
    assert listed(run, table(tmp_path, text), "date,title") == [
        "1945-07-16,First test",
        "1949-12-31,Second test",
    ]


def test_a_midnight_beside_another_time_of_its_cell_is_a_time(
    run: Run, tmp_path: Path
) -> None:
    text = 'Date,Event\n"22 Oct 1962, 7 p.m. (00:00 GMT)",A speech\n23 Oct 1962,B\n'
    found = run("list", "--data", table(tmp_path, text))
    assert found.exit_code == 3
    assert "every time in the dates is 00:00" not in found.stderr


def test_days_with_colons_between_their_numbers_are_read(
    run: Run, tmp_path: Path
) -> None:
    text = "name,start,end\nXyzia,04:07:1776,31:12:2017\nUria,03:02:1801,1802:11:09\n"
    assert listed(run, table(tmp_path, text), "date,title") == [
        "1776-07-04/2017-12-31,Xyzia",
        "1801-02-03/1802-11-09,Uria",
    ]


def test_two_columns_of_dates_without_headings_are_a_start_and_an_end(
    run: Run, tmp_path: Path
) -> None:
    text = "2\tXYZ\tThe State of Xyzia\t04:07:1776\t31:12:2017\n"
    text += "20\tURI\tUria\t13:02:1801\t31:12:2017\n"
    assert listed(run, table(tmp_path, text, "t.dat"), "date,title") == [
        "1776-07-04/2017-12-31,The State of Xyzia",
        "1801-02-13/2017-12-31,Uria",
    ]


def test_years_with_months_in_six_digits_are_known_as_beginning_and_end(
    run: Run, tmp_path: Path
) -> None:
    text = "claim,name,begclaim,endclaim\n1,The strait,187207,190310\n2,The bay,191005,-9\n"
    assert listed(run, table(tmp_path, text), "date,title,extra.endclaim") == [
        "1872-07/1903-10,The strait,",
        "1910-05,The bay,-9",
    ]


def test_an_end_with_a_plus_is_open_and_codes_of_types_are_no_titles(
    run: Run, tmp_path: Path
) -> None:
    text = "Begin,End,Type,Episode (parties)\n1946,1954,IN,War of the strait\n"
    text += "2003,2015+,CW,War of the bay\n"
    assert listed(run, table(tmp_path, text), "date,title") == [
        "1946/1954,War of the strait",
        "2003/..,War of the bay",
    ]


def test_a_month_and_a_day_in_one_number_complete_the_year(
    run: Run, tmp_path: Path
) -> None:
    text = "country,year,mmdd,event\nXyzia,1945,0714,Vote\nUria,1946,-999,Recount\n"
    text += "Uria,1947,300,Rally\n"
    assert listed(run, table(tmp_path, text), "date,title") == [
        "1945-07-14,Vote",
        "1946,Recount",
        "1947-03,Rally",
    ]


def test_eight_digits_may_have_a_code_for_an_unknown_day_month_or_end(
    run: Run, tmp_path: Path
) -> None:
    text = "START,END,TARGET,INTERVENER\n19470500,19490101,Xyzia,Uria\n"
    text += "19480000,99999999,Uria,Xyzia\n19500316,19509999,Xyzia,Uria\n"
    assert listed(run, table(tmp_path, text), "date,by,toward") == [
        "1947-05/1949-01-01,Uria,Xyzia",
        "1948/..,Xyzia,Uria",
        "1950-03-16/1950,Uria,Xyzia",
    ]


def test_the_year_of_an_order_is_a_date_and_that_of_a_delivery_is_none(
    run: Run, tmp_path: Path
) -> None:
    text = "Deals made from 2010 to 2015\n\nRecipient;Supplier;Year of order;Weapon designation;"
    text += "Year of delivery;Comments\nXyzia;Uria;2010;F-1;2012;Offsets\nXyzia;Uria;2011;T-2;2014;\n"
    assert listed(run, table(tmp_path, text), "date,title,by,toward") == [
        "2010,F-1,Uria,Xyzia",
        "2011,T-2,Uria,Xyzia",
    ]


def test_the_place_has_the_town_and_the_country_of_other_columns(
    run: Run, tmp_path: Path
) -> None:
    text = "date,title,Location,City,Country\n2031-05-02,A,Market,Aport,Xyzia\n"
    text += "2031-05-03,B,Unknown,Bport,Uria\n"
    assert listed(run, table(tmp_path, text), "title,place") == [
        'A,"Market, Aport, Xyzia"',
        'B,"Bport, Uria"',
    ]
    text = "date,title,battle_location,location_code\n2031-05-02,A,Aport,7\n"
    assert listed(run, table(tmp_path, text), "title,place") == ["A,Aport"]


def test_a_second_column_of_the_same_name_has_further_actors(
    run: Run, tmp_path: Path
) -> None:
    text = "Start,Finish,Name of conflict,Belligerents,Belligerents\n"
    text += "20 March 2003,15 December 2011,War of the valley,Uria,Xyzia\n2014,Ongoing,A war,A,B\n"
    assert listed(run, table(tmp_path, text), "date,title,by") == [
        "2003-03-20/2011-12-15,War of the valley,Uria; Xyzia",
        "2014/..,A war,A; B",
    ]
