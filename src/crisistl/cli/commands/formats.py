"""`crisistl formats`: what chronologies can be read from and written to."""

from crisistl.cli.form import Form, RowOrder
from crisistl.cli.options import shared
from crisistl.formats.core.format import Format
from crisistl.formats.core.losses import listed
from crisistl.formats.core.registry import FORMATS
from crisistl.model.timeline import Event
from crisistl.output.report import Heading, Report
from crisistl.output.table import Column, Row, Section, Table


@shared
def command(order: RowOrder, form: Form) -> None:
    """List the formats that can be read and written, and the fields that each one leaves out."""
    columns = (
        Column("format", "id"),
        Column("name", "title", 80),
        Column("endings", "names"),
        Column("read", "text"),
        Column("written", "text"),
        Column("leaves out", "names", 100),
    )
    rows = Section("", [_row(known) for known in FORMATS])
    table = Table(
        columns, (rows,), left_out="No room here for: {}. --format json has all."
    )
    form.show(order.arranged(Report(Heading(), lambda: table)))


def _row(known: Format) -> Row:
    left_out = (
        *(field for field in Event.model_fields if field not in known.carries),
        *listed(known.name),
    )
    reads, writes = ("yes" if place else "no" for place in (known.reads, known.writes))
    return (
        known.name,
        known.title,
        known.endings,
        reads,
        writes,
        left_out if known.writes else (),
    )
