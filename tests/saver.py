"""A process that saves one event after another and says of each when it is safe: “id version” on standard output.

python tests/saver.py STORE NAME COUNT    (COUNT 0: until it is killed)
"""

import sys
import time
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent)]

from nouns import event  # noqa: E402 - the path above is what makes it importable

import timeline.store  # noqa: E402


def main(address: str, name: str, total: int) -> None:
    """Makes an event and corrects it at once, under names that no other saver uses."""
    store = timeline.store.open(address, clock=lambda: datetime(2024, 5, 7, tzinfo=UTC))
    for number in range(1, total + 1) if total else count(1):
        began = time.perf_counter()
        made = store.save(event(id=f"{name}-{number}", title="Made"), based_on=None, by=name)
        took = time.perf_counter() - began
        print(made.id, made.version, f"{took:.4f}", flush=True)
        if not total:
            made = store.save(made.model_copy(update={"title": "Corrected"}), based_on=1, by=name)
            print(made.id, made.version, "0", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
