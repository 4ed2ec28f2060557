"""What is worked out once for a collection, or for each of its events, and forgotten together with the collection.

A cache of functions would keep the collections that it was asked about: after each save one more, until it was asked
something else often enough.
"""

from collections.abc import Callable, Hashable
from functools import lru_cache, partial, wraps
from typing import Any, Concatenate, Final, ParamSpec, TypeVar

_MOST: Final = 256  # answers of one function about one collection
_MOST_EACH: Final = 8_192  # answers about single events: as many as a busy day asks for, some megabytes
_Owner = TypeVar("_Owner")
_One = TypeVar("_One")
_Rest = ParamSpec("_Rest")
_Answer = TypeVar("_Answer")


def once(work: Callable[Concatenate[_Owner, _Rest], _Answer]) -> Callable[Concatenate[_Owner, _Rest], _Answer]:
    """The function, whose answers are kept with its first argument: what it is asked again is not worked out again."""
    name = f"{work.__module__}.{work.__qualname__}"

    @wraps(work)
    def kept(owner: _Owner, /, *rest: _Rest.args, **named: _Rest.kwargs) -> _Answer:
        memory: Any = vars(owner).get(name)
        if memory is None:
            memory = vars(owner).setdefault(name, lru_cache(_MOST)(partial(work, owner)))
        answer: _Answer = memory(*rest, **named)
        return answer

    return kept


def each(
    work: Callable[Concatenate[_Owner, _One, _Rest], _Answer],
) -> Callable[Concatenate[_Owner, _One, _Rest], _Answer]:
    """As `once`, for what is asked about one event: that is told apart by identity, which costs no look at the event.

    The answers hold the events, so that no other one is ever taken for one of them.
    """
    name = f"{work.__module__}.{work.__qualname__}"

    @wraps(work)
    def kept(owner: _Owner, one: _One, /, *rest: _Rest.args, **named: _Rest.kwargs) -> _Answer:
        memory: dict[Hashable, tuple[_One, _Answer]] = vars(owner).setdefault(name, {})
        key = (id(one), rest, *named.items())
        found = memory.get(key)
        if found is None:
            if len(memory) >= _MOST_EACH:
                memory.clear()
            found = memory[key] = (one, work(owner, one, *rest, **named))
        return found[1]

    return kept
