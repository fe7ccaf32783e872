"""Choices: the words that a field of the model can have."""

from typing import Literal, get_args

ActorKind = Literal["state", "organisation", "government", "person", "group", "bloc"]
EventType = Literal[
    "agree", "consult", "support", "concede", "cooperate", "aid", "retreat", "request",
    "accuse", "reject", "threaten", "protest", "sanction", "mobilize", "coerce", "assault",
]  # fmt: skip
Status = Literal["reported", "claimed", "disputed", "planned", "forecast"]
PartOfDay = Literal["morning", "afternoon", "evening", "night"]

EVENT_TYPES: tuple[str, ...] = get_args(EventType)
STATUSES: tuple[str, ...] = get_args(Status)
PARTS_OF_DAY: tuple[str, ...] = get_args(PartOfDay)

DIFFERENCES = ("date", "status", "figure", "who")
"""What the accounts of an event can differ in."""
