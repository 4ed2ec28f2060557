"""Split off an event that another one holds by mistake: `/split?event=ID`, tick the quotes that tell of it."""

from collections import defaultdict

import streamlit as st

from timeline.core.errors import StoreError
from timeline.core.model import Event, Mention, Timeline
from timeline.core.users import User
from timeline.desk import joining
from timeline.pages import desk_bar, door, drafts, edit_saving, opened, who
from timeline.pages.opened import Shelf
from timeline.view import escape, wording
from timeline.view.collection import Collection


def show() -> None:
    """Draw the quotes of the event that the URL names, each with a box to tick."""
    door.enter(_page)


def _page(_: User, shelf: Shelf) -> None:
    collection = opened.everything(door.store())
    event = opened.named(shelf.timeline, st.query_params.get("event"))
    desk_bar.head("Split an event", shelf.timeline, event)
    if event is None:
        st.info("The link names no event that is in the store. Open an event’s form to split it.")
        return
    st.query_params["event"] = event.id  # a followed link opens the page, but leaves the address as it was
    edit_saving.tell_of_unsaved(event, shelf.timeline)
    _quotes(event, collection, shelf.timeline)


def _quotes(event: Event, collection: Collection, timeline: Timeline) -> None:
    """One box for each quote, also where it tells of the event twice; then what becomes of the ticked ones."""
    told: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, mention in enumerate(event.mentions):
        told[mention.article, mention.quote.exact].append(place)
    with st.container(key="split-event"):  # a heading of its own size: the page's own is larger
        st.header(escape.markdown(event.title), anchor=False)
    if len(told) < 2:
        st.info("It has one quote only, so that there is nothing to split. Add the other event by itself.")
        return
    st.markdown("Tick the quotes that tell of something else. They become an event of their own, whose form opens.")
    with st.container(key="split-quotes"):
        ticked = [place for places in told.values() if _box(event, places, collection) for place in places]
    with st.container(key="edit-buttons", horizontal=True):
        number = sum(set(places) <= set(ticked) for places in told.values())
        label = f"Split off {number} quote{'' if number == 1 else 's'}"
        if st.button(label, type="primary", key="split-off", disabled=not 0 < number < len(told)):
            _split(event, ticked, timeline)
    if number == len(told):
        st.markdown(":primary[**Leave at least one quote here.**]")


def _box(event: Event, places: list[int], collection: Collection) -> bool:
    mention: Mention = event.mentions[places[0]]
    outlet = escape.markdown(wording.outlet(collection, mention))
    label = f"**{outlet}:** {escape.markdown(mention.quote.exact)}"
    ticked = st.checkbox(label, key=f"split-{event.id}-{event.version}-{places[0]}")
    if mention.dated:
        st.caption(escape.markdown(wording.dated(mention.dated)))
    return bool(ticked)


def _split(event: Event, places: list[int], timeline: Timeline) -> None:
    ident = drafts.fresh().id
    try:
        who.home().apply(joining.split(event, places, ident, timeline))
    except StoreError as error:
        desk_bar.say(f"{error} Nothing was split.", trouble=True)
        st.rerun()
    desk_bar.say(
        f"Split off from “{event.title}”: give the new event its title and date. It waits for review. "
        "Undo the split in its history."
    )
    st.switch_page("edit.py", query_params={"event": ident})


if __name__ == "__main__":
    show()
