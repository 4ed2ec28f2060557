"""The store as readers see it, loaded once for all of them and again only when it changed."""

from dataclasses import dataclass

import streamlit as st

from timeline import store
from timeline.store import Rejected
from timeline.view import wording
from timeline.view.collection import Collection, collect
from timeline.view.window import opening


@dataclass(frozen=True)
class Shelf:
    """The readable events of a store, the records that it could not read, and when most of it happened, in words.

    Shared by all sessions: immutable.
    """

    collection: Collection
    rejected: tuple[Rejected, ...]
    stamp: str
    span: str


def shelf(address: str) -> Shelf:
    """The store at an address, ready for reading. Raises StoreUnreadable."""
    return _shelf(address, store.open(address).stamp())


@st.cache_resource(max_entries=4, show_spinner=False)
def _shelf(address: str, stamp: str) -> Shelf:
    loaded = store.open(address).load()
    collection = collect(loaded.timeline, loaded.revision)
    return Shelf(collection, loaded.rejected, stamp, wording.period(*opening(collection.events)))
