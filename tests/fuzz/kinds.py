"""Kinds: the literal registry of what is fuzzed."""

from cases import Case, cli, completions, dates, readers, where
from layouts import layouts, streams

KINDS: dict[str, Case] = {
    "dates": dates,
    "where": where,
    "readers": readers,
    "layouts": layouts,
    "streams": streams,
    "cli": cli,
    "completions": completions,
}
