"""Whose government “the government” and “the army” are, and which state an article is about."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from timeline.core.model import Actor
from timeline.core.reading import Name
from timeline.extract.actors.hearsay import Heard, History

_CLEARLY: Final = 1.5  # times as often as any other a state must be named, if the article is to be about it


def main_state(names: Iterable[Name], actors: Mapping[str, Actor]) -> str | None:
    """The state that is named most in an article, also through those who act for it; None where two are as often."""
    counts: Counter[str] = Counter()
    for name in names:
        counts.update(_states(name.actor, actors))
    (first, most), (_, next_most) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    return first if most and most >= _CLEARLY * next_most else None


def governing(history: History, actors: Mapping[str, Actor], main: str | None, sentence: int) -> tuple[str, ...]:
    """The only state told of in this sentence, or in this one and the one before; else the one the article is about."""
    for since in (sentence, sentence - 1):
        near = {state for heard in history.since(since) for state in _told(heard, actors)}
        if len(near) == 1:
            return tuple(near)
    return (main,) if main and (not near or main in near) else ()


def _told(heard: Heard, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    return _states(heard.ids[0], actors) if len(heard.ids) == 1 else ()


def _states(ident: str, actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """A state itself, else those that somebody acts for."""
    own = (ident,) if actors[ident].kind == "state" else actors[ident].acts_for
    return tuple(one for one in own if one in actors and actors[one].kind == "state")
