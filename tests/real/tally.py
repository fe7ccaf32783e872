"""Tally: what was compared, by format and program."""

from dataclasses import dataclass, field


@dataclass
class Tally:
    """By format and program: events compared, differences, and those that the format can't help, by their name."""

    rows: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    named: dict[tuple[str, str], dict[str, int]] = field(default_factory=dict)

    def add(
        self,
        form: str,
        program: str,
        compared: int,
        differences: int,
        named: dict[str, int],
    ) -> None:
        row = self.rows.setdefault((form, program), [0, 0])
        row[0] += compared
        row[1] += differences
        known = self.named.setdefault((form, program), {})
        for name, count in named.items():
            known[name] = known.get(name, 0) + count
