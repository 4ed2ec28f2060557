"""The published events of a store, loaded when it changed and shared by all who ask."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from timeline import store
from timeline.view.collection import Collection, collect, published

_PATIENCE = 1.0  # seconds for which a stamp is believed: a database is not asked for each of a thousand readers


@dataclass(frozen=True)
class Shown:
    """What the public sees at one moment; `stamp` changes whenever that may have changed."""

    stamp: str
    collection: Collection


class Shelf:
    """The store at an address, as far as it is published. One for a process; any thread may ask."""

    def __init__(self, address: str, *, unreviewed: bool = False, clock: Callable[[], float] = time.monotonic) -> None:
        self._home = store.open(address)
        self._unreviewed = unreviewed
        self._clock = clock
        self._lock = threading.Lock()
        self._looked = -_PATIENCE
        self._shown: Shown | None = None

    def stamp(self) -> str | None:
        """The stamp of what is at hand, if it was looked at a moment ago; None if `shown` must be asked."""
        fresh = self._shown is not None and self._clock() - self._looked < _PATIENCE
        return self._shown.stamp if fresh and self._shown else None

    def shown(self) -> Shown:
        """The published events as they are now. Raises StoreUnreadable."""
        with self._lock:
            now = self._home.stamp()
            if self._shown is None or self._shown.stamp != now:
                loaded = self._home.load()
                timeline = published(loaded.timeline, unreviewed=self._unreviewed)
                self._shown = Shown(now, collect(timeline, f"{loaded.revision} public"))
            self._looked = self._clock()
            return self._shown
