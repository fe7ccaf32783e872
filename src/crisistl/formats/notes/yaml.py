"""YAML chronologies, such as Jekyll's _data/timeline.yml: lists of events, alone or under keys, or events by date."""

from collections.abc import Iterator

from crisistl.errors import DataError
from crisistl.formats.core.date_evidence import settings_of
from crisistl.formats.core.input import Input
from crisistl.formats.core.record import Item, Note, ReadOptions
from crisistl.formats.notes.yaml_values import yaml_documents
from crisistl.formats.objects.gathered import Gathered, read_gathered


def read_yaml(file: Input, options: ReadOptions) -> Iterator[Item]:
    """The events of a YAML file, each with its line. A scalar is text as the file has it: no is not False."""
    if file.remark:
        yield Note(file.remark)
    documents = [*yaml_documents(file)]
    gathered = Gathered(documents, settings_of(options), options.columns)
    if not gathered:
        raise DataError(
            f"{file.name}: found no list of events in this YAML",
            "write each event as a list item with a date and a title, or save the events as CSV",
        )
    yield from read_gathered(file.name, gathered, options)
