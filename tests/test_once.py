"""What is worked out for a collection is kept with it, and goes with it."""

import gc
import weakref
from dataclasses import dataclass, replace

from nouns_view import STRAIT

from timeline import store
from timeline.view import filters, known, query
from timeline.view.collection import collect
from timeline.view.filters import Filter
from timeline.view.once import each, once
from timeline.view.sheet import sheet


@dataclass(frozen=True, eq=False)
class Shelf:
    names: tuple[str, ...]


def test_a_question_is_worked_out_once_for_each_owner():
    asked = []

    @once
    def longest(shelf, least=0):
        asked.append(least)
        return max(name for name in shelf.names if len(name) >= least)

    one, other = Shelf(("a", "bc")), Shelf(("d",))
    assert [longest(one), longest(one), longest(one, 2), longest(other)] == ["bc", "bc", "bc", "d"]
    assert asked == [0, 2, 0]
    assert longest(replace(one, names=("x",))) == "x"  # a copy knows nothing yet


def test_a_question_about_one_thing_is_worked_out_once_for_each_of_them():
    asked = []

    @each
    def longer(shelf, name, by=1):
        asked.append(name)
        return f"{name}{shelf.names[0] * by}"

    one = Shelf(("!",))
    names = [["a"], ["a"]]  # equal, and yet two; and nothing that could be hashed
    assert [longer(one, name, by) for name in names for by in (1, 1, 2)] == ["['a']!", "['a']!", "['a']!!"] * 2
    assert len(asked) == 4
    assert longer(Shelf(("?",)), names[0]) == "['a']?"


def test_a_collection_is_forgotten_with_all_that_was_worked_out_for_it():
    timeline = store.open(str(STRAIT)).load().timeline
    collection = collect(timeline)
    for chosen in (Filter(), Filter(words="mines"), Filter(sources=("Lviv Herald",), first="2025-03-17")):
        sheet(collection, filters.select(collection, chosen), chosen, "actor")
        filters.counts(collection, chosen)
        query.to_values(collection, chosen)
        known.stops(collection, None)
    left = weakref.ref(collection)
    del collection
    gc.collect()
    assert left() is None
