"""The readers' page: the chart of events and, under it, the same events to read."""

import os

from timeline.core.errors import StoreUnreadable
from timeline.core.settings import Settings
from timeline.pages import chart, controls, desk_bar, event_view, masthead, opened, reading_list
from timeline.view import filters


def show() -> None:
    """Draw the whole page for what the URL says."""
    try:
        shelf = opened.shelf(Settings.from_environment(os.environ).store)
    except StoreUnreadable as error:
        masthead.trouble(str(error))
        return
    collection = shelf.collection
    masthead.title(collection, shelf.span)
    desk_bar.show(shelf.timeline)
    if not collection.events:
        masthead.empty(shelf.rejected)
        return
    event_view.show_chosen(collection)
    chosen, lanes = controls.choose(collection)
    events = filters.select(collection, chosen)
    controls.say(collection, chosen, len(events))
    if events:
        chart.show(collection, events, chosen, lanes)
        reading_list.show(collection, events)
    reading_list.rejected(shelf.rejected)


if __name__ == "__main__":
    show()
