"""Sources united: by title, unless something else tells them apart."""

from crisistl.compare.union.sources import Sources
from crisistl.model.timeline import Source


def united(*files: list[Source]) -> tuple[Sources, list[dict[str, str]]]:
    sources = Sources()
    return sources, [
        dict(sources.take(name, parts))
        for name, parts in zip("abcdef", files, strict=False)
    ]


def test_sources_of_one_title_are_one_and_complete_each_other():
    sources, (_, renamed) = united(
        [Source(id="gazette", title="The Gazette")],
        [Source(id="g", title="the gazette", url="https://g.example")],
    )
    assert renamed == {"g": "gazette"}
    assert [*sources.parts.values()] == [
        Source(id="gazette", title="The Gazette", url="https://g.example")
    ]


def test_another_day_or_author_is_another_document():
    sources, (_, renamed) = united(
        [Source(id="brief", title="Briefing", published="2022-01-10")],
        [Source(id="brief", title="Briefing", published="2022-01-11")],
    )
    assert renamed == {"brief": "b:brief"}
    assert [clash.sentence() for clash in sources.clashes] == [
        "b: sources 'b:brief': id 'brief' already belongs to 'Briefing' (2022-01-10); "
        "'Briefing' (2022-01-11) was renamed to 'b:brief'"
    ]


def test_of_several_with_one_title_the_one_with_the_same_id_is_meant():
    first = [Source(id="one", title="Briefing"), Source(id="two", title="Briefing")]
    _, (_, renamed) = united(first, [Source(id="two", title="Briefing")])
    assert renamed == {"two": "two"}


def test_an_alias_that_two_sources_have_is_kept_by_neither():
    sources, _ = united(
        [Source(id="gazette", title="The Gazette", aliases=("G",))],
        [Source(id="one", title="G"), Source(id="two", title="G")],
    )
    sources.settle("b")
    assert [source.aliases for source in sources.parts.values()] == [(), ()]
    assert [clash.sentence() for clash in sources.clashes][-1].endswith(
        "'G' also names another source; it is no longer an alias of 'The Gazette'"
    )
