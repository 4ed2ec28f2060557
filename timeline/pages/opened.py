"""The store as readers see it, loaded once for all of them and again only when it changed."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import streamlit as st

from timeline import store
from timeline.core.model import Event, Timeline
from timeline.core.settings import Settings
from timeline.pages import who
from timeline.store import Rejected
from timeline.view import known as knowing
from timeline.view import wording
from timeline.view.collection import Collection, collect, published
from timeline.view.filters import Filter
from timeline.view.known import Known
from timeline.view.window import opening

# By what a cache tells collections and choices apart: cheaper than by all that is in them
KEYS: Final[dict[str | type, Callable[[Any], str]]] = {Collection: lambda known: known.revision, Filter: repr}


@dataclass(frozen=True)
class Shelf:
    """The published events of a store, the records that it could not read, and when most of it happened, in words.

    `timeline` holds all events, also those that wait for review or were rejected, which only editors see. Shared by all
    sessions: immutable.
    """

    collection: Collection
    timeline: Timeline
    rejected: tuple[Rejected, ...]
    stamp: str
    span: str


def shelf(address: str) -> Shelf:
    """The store at an address, ready for reading; with its proposals for an editor who asks. Raises StoreUnreadable."""
    stamp = store.open(address).stamp()
    return _shelf(address=address, stamp=stamp, proposals=shows_proposals())  # named: asked by place it costs twice


def public(settings: Settings) -> Collection:
    """What leaves the house, whoever asks. Raises StoreUnreadable."""
    return _shelf(settings.store, store.open(settings.store).stamp(), settings.shows_unreviewed).collection


def shows_proposals() -> bool:
    """Whether what nobody has reviewed is shown: to all, if a setting says so, else to an editor who previews it."""
    return Settings.from_environment(os.environ).shows_unreviewed or is_preview()


def is_preview() -> bool:
    """Whether an editor looks at what readers do not see yet."""
    if Settings.from_environment(os.environ).shows_unreviewed:
        return False
    return st.query_params.get("proposals") == "shown" and who.current_user().may_edit


def named(timeline: Timeline, event_id: str | None) -> Event | None:
    """The event of this id, whatever its review, or the one that took over its id; None if there is none."""
    found = next((event for event in timeline.events if event.id == event_id), None)
    return found or next((event for event in timeline.events if event_id in event.formerly), None)


def everything(address: str) -> Collection:
    """All events of the store for the desk, the rejected ones among them. Raises StoreUnreadable."""
    return _everything(address, store.open(address).stamp())


def known(address: str, day: str) -> Known:
    """What was known on a day (EDTF), and what changed since. Raises StoreUnreadable."""
    return _known(address, store.open(address).stamp(), day, shows_proposals())


@st.cache_resource(max_entries=16, show_spinner="Reading what was known then …")
def _known(address: str, stamp: str, day: str, proposals: bool) -> Known:  # noqa: ARG001 - keys of the cache
    return knowing.then(shelf(address).collection, day)


@st.cache_resource(max_entries=4, show_spinner=False)
def _everything(address: str, stamp: str) -> Collection:  # noqa: ARG001 - a key of the cache
    timeline = shelf(address).timeline
    shown = tuple(event.model_copy(update={"review": "proposed"}) for event in timeline.events)
    return collect(timeline.model_copy(update={"events": shown}))


@st.cache_resource(max_entries=4, show_spinner="Reading the timeline …")
def _shelf(address: str, stamp: str, proposals: bool) -> Shelf:
    loaded = store.open(address).load()
    revision = f"{loaded.revision}{' with proposals' * proposals}"  # what is drawn for one is not for the other
    collection = collect(published(loaded.timeline, unreviewed=proposals), revision)
    return Shelf(collection, loaded.timeline, loaded.rejected, stamp, wording.period(*opening(collection.events)))
