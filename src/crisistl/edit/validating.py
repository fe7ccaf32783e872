"""Validating: values that were typed as a part of the model, or one error with all that is wrong."""

from collections.abc import Mapping
from typing import Any

from crisistl.errors import UsageError, sentence
from crisistl.formats.core.record import Fault, Kind, Record
from crisistl.formats.core.validation import Header, Placed, validated
from crisistl.model.integrity import Part
from crisistl.model.timeline import Timeline


def begun(fields: Mapping[str, str | None]) -> Timeline:
    """An empty timeline with these fields of its own: title, description, as_of, language, license."""
    header = {}
    for name, text in fields.items():
        if text and text.strip():
            header[name] = text.strip()
    checked = _validated(Record("timeline", header, 0))
    assert isinstance(checked, Header)
    return Timeline(**checked.fields)


def validated_part(kind: Kind, record: dict[str, Any]) -> Part:
    """A part of the model made of these values. UsageError with all that is wrong with them."""
    placed = _validated(Record(kind, record, 0))
    assert isinstance(placed, Placed)
    return placed.part


def _validated(record: Record) -> Placed | Header:
    found = [*validated([record])]
    faults = [item for item in found if isinstance(item, Fault)]
    if faults:
        said = []
        for fault in faults:
            text = sentence(fault.reason, fault.remedy)
            if fault.field:
                text = f"{fault.field}: {text}"
            said.append(text)
        raise UsageError("; ".join(said))
    (checked,) = found
    assert isinstance(checked, Placed | Header)
    return checked
