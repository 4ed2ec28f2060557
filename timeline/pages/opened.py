"""The store as readers see it, loaded once for all of them and again only when it changed."""

from dataclasses import dataclass

import streamlit as st

from timeline import store
from timeline.core.model import Timeline
from timeline.store import Rejected
from timeline.view import wording
from timeline.view.collection import Collection, collect
from timeline.view.window import opening


@dataclass(frozen=True)
class Shelf:
    """The readable events of a store, the records that it could not read, and when most of it happened, in words.

    `timeline` holds the rejected proposals, too, which only editors see. Shared by all sessions: immutable.
    """

    collection: Collection
    timeline: Timeline
    rejected: tuple[Rejected, ...]
    stamp: str
    span: str


def shelf(address: str) -> Shelf:
    """The store at an address, ready for reading. Raises StoreUnreadable."""
    return _shelf(address, store.open(address).stamp())


def everything(address: str) -> Collection:
    """All events of the store for the desk, the rejected ones among them. Raises StoreUnreadable."""
    return _everything(address, store.open(address).stamp())


@st.cache_resource(max_entries=4, show_spinner=False)
def _everything(address: str, stamp: str) -> Collection:  # noqa: ARG001 - a key of the cache
    timeline = shelf(address).timeline
    shown = tuple(event.model_copy(update={"review": "proposed"}) for event in timeline.events)
    return collect(timeline.model_copy(update={"events": shown}))


@st.cache_resource(max_entries=4, show_spinner=False)
def _shelf(address: str, stamp: str) -> Shelf:
    loaded = store.open(address).load()
    collection = collect(loaded.timeline, loaded.revision)
    return Shelf(collection, loaded.timeline, loaded.rejected, stamp, wording.period(*opening(collection.events)))
