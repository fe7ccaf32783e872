"""Reasons: why an answer is empty."""

from crisistl.engine.answer import Answer


def reasons(answer: Answer) -> tuple[str, ...]:
    """Why no event matches and what the chronology has; nothing where one does."""
    if answer.number.events:
        return ()
    from crisistl.views.diagnosis import emptied

    return emptied(answer)
