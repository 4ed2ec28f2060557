"""What is worked out once for a collection, and forgotten together with it.

A cache of functions would keep the collections that it was asked about: after each save one more, until it was asked
something else often enough.
"""

from collections.abc import Callable
from functools import lru_cache, partial, wraps
from typing import Any, Concatenate, Final, ParamSpec, TypeVar

_MOST: Final = 256  # answers of one function about one collection
_Owner = TypeVar("_Owner")
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
