"""The headline of a text that came without one."""

from timeline.core.reading import Furniture

_SHORTEST, _LONGEST = 3, 25  # words


def first(body: str, furniture: tuple[Furniture, ...]) -> str | None:
    """The first headline before the story; None where the text begins with the story itself."""
    for span in furniture:
        words = " ".join(body[span.start : span.end].split())
        if span.reason == "headline" and _SHORTEST <= len(words.split()) <= _LONGEST and len(words) <= 300:
            return words
    return None
