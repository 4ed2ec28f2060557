"""The store as readers see it, loaded once for all of them and again only when it changed."""

from dataclasses import dataclass

import streamlit as st

from timeline import store
from timeline.store import Rejected
from timeline.view.collection import Collection, collect


@dataclass(frozen=True)
class Shelf:
    """The readable events of a store, and the records that it could not read. Shared by all sessions: immutable."""

    collection: Collection
    rejected: tuple[Rejected, ...]
    stamp: str


def shelf(address: str) -> Shelf:
    """The store at an address, ready for reading. Raises StoreUnreadable."""
    return _shelf(address, store.open(address).stamp())


@st.cache_resource(max_entries=4, show_spinner=False)
def _shelf(address: str, stamp: str) -> Shelf:
    loaded = store.open(address).load()
    return Shelf(collect(loaded.timeline, loaded.revision), loaded.rejected, stamp)
