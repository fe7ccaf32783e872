"""Remarks after writing: what a format can't store, and what it shows in another way."""

from collections.abc import Collection, Iterable
from importlib import import_module

from crisistl.formats.core.format import Format
from crisistl.formats.core.losses import lost
from crisistl.formats.core.unheld import unheld_in_words
from crisistl.model.references import References
from crisistl.model.timeline import Event, Timeline


def dropped(timeline: Timeline, known: Format) -> tuple[str, ...]:
    """The event fields that this timeline uses and the format can't carry, in the model's order."""
    return used_fields(timeline, set(Event.model_fields) - known.carries)


def used_fields(timeline: Timeline, names: Collection[str]) -> tuple[str, ...]:
    """Those of these event fields that some event has a value in, in the model's order."""
    default = {}
    for name, field in Event.model_fields.items():
        if name in names:
            default[name] = field.get_default(
                call_default_factory=True, validated_data={}
            )
    return tuple(
        name
        for name in default
        if any(getattr(e, name) != default[name] for e in timeline.events)
    )


def remarks(
    timeline: Timeline,
    known: Format,
    references: References | None = None,
    *,
    chosen: bool = False,
) -> tuple[str, ...]:
    """Remarks for the user after writing: what is lost, shown in another way, or slow to open.

    `references` and `chosen` are those of `losses.lost`.
    """
    fields = dropped(timeline, known)
    left_out = left_out_sentence(
        known.name,
        [_with_columns(name, timeline) for name in fields],
        lost(timeline, known.name, references, chosen=chosen),
    )
    unheld = unheld_in_words(timeline, known.name)
    others = (*_shown_otherwise(timeline, known), burden(timeline, known))
    return tuple(filter(None, (unheld, left_out, *others)))


_MOST_COLUMNS = 5


def _with_columns(name: str, timeline: Timeline) -> str:
    """The name of a field; that of `extra` with the columns that are in it."""
    if name != "extra":
        return name
    columns = [*dict.fromkeys(key for event in timeline.events for key in event.extra)]
    shown = [*columns[:_MOST_COLUMNS], *(["…"] if len(columns) > _MOST_COLUMNS else [])]
    return f"extra ({', '.join(shown)})"


def left_out_sentence(
    form: str,
    fields: Iterable[str],
    parts: str,
    remedy: str = "JSON and JSON Lines keep them",
) -> str:
    """A remark on the event fields and the parts that a form leaves out; empty if there are none."""
    left_out = "; ".join(filter(None, (", ".join(fields), parts)))
    kept = ""
    if parts:
        kept = f" ({remedy})"
    if left_out:
        return f"{form}: dropped {left_out}{kept}"
    return ""


def _shown_otherwise(timeline: Timeline, known: Format) -> tuple[str, ...]:
    if known.writes is None:
        return ()
    remarks_of = getattr(
        import_module(f"crisistl.formats.{known.writes.partition(':')[0]}"),
        "remarks",
        None,
    )
    return remarks_of(timeline) if remarks_of else ()


def burden(timeline: Timeline, known: Format) -> str:
    """A remark on a file that will be slow to open, with what to do; empty where it will not."""
    if known.most is None or len(timeline.events) <= known.most:
        return ""
    return (
        f"{known.name}: {len(timeline.events):,} events make a page that is slow to open; keep it to {known.most:,} "
        "with a filter such as a period or an actor, or write a page for each year"
    )
