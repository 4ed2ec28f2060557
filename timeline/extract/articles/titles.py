"""The headline of a text that came without one."""

from timeline.core.reading import Furniture

_SHORTEST, _LONGEST = 3, 25  # words


def first(body: str, furniture: tuple[Furniture, ...]) -> str | None:
    """The first headline before the story, one of four words or more if there is; None where there is none."""
    lines = [" ".join(body[span.start : span.end].split()) for span in furniture if span.reason == "headline"]
    fit = [words for words in lines if _SHORTEST <= len(words.split()) <= _LONGEST and len(words) <= 300]
    return next((words for words in fit if len(words.split()) > _SHORTEST), next(iter(fit), None))
