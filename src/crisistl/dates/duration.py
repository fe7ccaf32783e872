"""Durations: lengths of time in words, to the minute."""

from crisistl.dates.axis import DAY, HOUR, MINUTE


def duration_words(seconds: int) -> str:
    """'3 days', '2 h 10 min', '1 day 4 h', '45 s'; in days only from ten days on."""
    days, rest = divmod(seconds, DAY)
    hours, minutes = rest // HOUR, rest % HOUR // MINUTE
    if days >= 10 or (days and not rest):
        return f"{days:,} day{'' if days == 1 else 's'}"
    parts = [
        f"{days} day{'' if days == 1 else 's'}" if days else "",
        f"{hours} h" if hours else "",
        f"{minutes} min" if minutes else "",
    ]
    return " ".join(filter(None, parts)) or f"{rest} s"
