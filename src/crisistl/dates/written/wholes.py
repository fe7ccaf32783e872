"""Complete dates of some units, of which others name a part: early 1962, the first half of the 1960s."""

from collections.abc import Iterator

from crisistl.dates.written.centuries import centuries
from crisistl.dates.written.decades import decades
from crisistl.dates.written.parts import Parts
from crisistl.dates.written.singles import Part, Single


def full(reader: Parts, i: int, *units: str) -> Iterator[tuple[Single, int]]:
    """The complete dates of these units that begin at the token `i`, each with its end."""
    dates: list[tuple[Part | Single, int]] = [*reader.part(i)]
    if "decade" in units:
        dates += [*decades(reader, i), *centuries(reader, i)]
    if "year" in units and reader.is_no_day(i):  # early 62
        for year, end in reader.year(i, short=True):
            if year.short:
                dates.append((Part(year=year), end))
    for part, end in dates:
        found = reader.whole(part)
        if found and found.unit in units:
            yield found, end
