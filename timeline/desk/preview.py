"""The mark of one event as the chart will draw it, before it is saved."""

from typing import Final

from timeline.core.model import Event, Timeline
from timeline.view.collection import collect
from timeline.view.figure import Drawn, draw
from timeline.view.filters import Filter
from timeline.view.lanes import Canvas, arrange
from timeline.view.window import opening

_CANVAS: Final = Canvas("preview", 280, 13.0, 110.0, "none")


def mark(event: Event, timeline: Timeline) -> Drawn:
    """A figure of this event alone, in the colour that it will have among the events of the timeline."""
    others = tuple(one for one in timeline.events if one.id != event.id)
    shown = event.model_copy(update={"review": "proposed"})
    collection = collect(timeline.model_copy(update={"events": (*others, shown)}))
    window = opening([shown])
    return Drawn(draw(collection, arrange(collection, [shown], window, _CANVAS, "actor", Filter()), "actor"))
