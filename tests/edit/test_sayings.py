"""Quotes and accounts as people type them."""

import pytest

from crisistl.dates import DateError
from crisistl.dates.written import Settings, Written, read_written
from crisistl.edit.sayings import Registers, account_of, quote_of
from crisistl.errors import UnknownName, UsageError

KNOWN = {"Ann Lee": "ann", "Post": "post", "Post: Extra": "extra", "Lind, Bo": "bo"}


def named(text, create):
    if text in KNOWN:
        return KNOWN[text]
    if create:
        return f"new {text}"
    raise UnknownName(f"unknown {text!r}", "")


def date(text):
    written = read_written(text, Settings())
    if not isinstance(written, Written):
        raise DateError(text, "")
    return written.edtf


REGISTERS = Registers(named, named, date)


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("We go", "We go", None),
        ("“We go”", "We go", None),
        ("Ann Lee: We go", "We go", "ann"),
        ('Ann Lee: "We go: now"', "We go: now", "ann"),
        ("“We go” – Ann Lee", "We go", "ann"),
        ('"We go - now" -- Ann Lee', "We go - now", "ann"),
        ("He said: no", "He said: no", None),
        ("We go - now", "We go - now", None),
        ("“We go” and “stay”", "We go” and “stay", None),
    ],
)
def test_a_quote_has_its_words_and_perhaps_a_speaker(text, words, speaker):
    found = quote_of(text, named, create=False)
    assert (found["text"], found.get("speaker")) == (words, speaker)


@pytest.mark.parametrize(
    ("text", "account"),
    [
        ("Post: three", {"words": "three"}),
        ("Post: “three”", {"words": "three"}),
        ("Post: 6 January 2022", {"date": "2022-01-06"}),
        ("Post: “2022”", {"words": "2022"}),
        ("Post: 6 January 2022, “three”", {"date": "2022-01-06", "words": "three"}),
        ("Post: January 6, 2022, three, or four", {"date": "2022-01-06", "words": "three, or four"}),
        ("Post: one: two", {"words": "one: two"}),
        ("Post: Extra: three", {"source": "extra", "words": "three"}),
        ("Post: claimed, “three”", {"status": "claimed", "words": "three"}),
        ("Post: 6 January 2022, claimed", {"date": "2022-01-06", "status": "claimed"}),
        (
            "Post: January 6, 2022, disputed, says Ann Lee, Lind, Bo, “three”",
            {"date": "2022-01-06", "status": "disputed", "attributed_to": ["ann", "bo"], "words": "three"},
        ),
        (
            "Post: 6 January 2022, Lind, Bo, Ann Lee → Lind, Bo, “three”",
            {"date": "2022-01-06", "actors": ["bo", "ann"], "targets": ["bo"], "words": "three"},
        ),
        ("Post: Ann Lee", {"actors": ["ann"]}),
        ("Post: → Ann Lee, planned", {"targets": ["ann"], "status": "planned"}),
    ],
)  # fmt: skip
def test_an_account_has_a_source_and_a_date_or_words(text, account):
    assert account_of(text, REGISTERS, create=False) == {"source": "post"} | account


def test_an_unknown_name_is_refused_or_added():
    with pytest.raises(UnknownName):
        quote_of("“We go” – Bo", named, create=False)
    assert quote_of("“We go” – Bo", named, create=True)["speaker"] == "new Bo"
    with pytest.raises(UnknownName):
        account_of("Wire: three", REGISTERS, create=False)
    found = account_of("Wire: three: four", REGISTERS, create=True)
    assert found == {"source": "new Wire", "words": "three: four"}


@pytest.mark.parametrize("text", ["three", "Post:", "Post: Ann → Bo, “three”"])
def test_an_account_of_another_form_is_refused(text):
    with pytest.raises(UsageError):
        account_of(text, REGISTERS, create=False)


def test_words_that_say_who_says_them_stay_words():
    account = {"source": "post", "words": "tanks fired, says an eyewitness"}
    text = "Post: tanks fired, says an eyewitness"
    assert account_of(text, REGISTERS, create=False) == account


def test_a_new_claimant_beside_a_date_is_added_where_that_is_wanted():
    text = "Post: 24 Oct 1956, says an eyewitness"
    with pytest.raises(UnknownName):
        account_of(text, REGISTERS, create=False)
    assert account_of(text, REGISTERS, create=True)["attributed_to"] == [
        "new an eyewitness"
    ]
