"""What is worked out for a collection is kept with it, and goes with it."""

import gc
import weakref
from dataclasses import dataclass, replace

from nouns_view import STRAIT

from timeline import store
from timeline.view import filters, known, query
from timeline.view.collection import collect
from timeline.view.filters import Filter
from timeline.view.once import once
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
