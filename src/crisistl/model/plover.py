"""PLOVER, a standard of event data: the four quads that its event types fall into."""

QUADS: dict[str, tuple[str, ...]] = {
    "verbal cooperation": ("agree", "consult", "support", "concede"),
    "material cooperation": ("cooperate", "aid", "retreat"),
    "verbal conflict": ("request", "accuse", "reject", "threaten"),
    "material conflict": ("protest", "sanction", "mobilize", "coerce", "assault"),
}
QUAD_OF: dict[str, str] = {
    kind: quad for quad, kinds in QUADS.items() for kind in kinds
}
