"""How often a proposal is right that the review queue calls sure, fair or doubtful, against our annotated stories.

    python -m benchmarks.confidence [FOLDER ...]

A folder is a story like those in tests/stories; without one, all of those are read. A proposal is right if the
annotation holds an event of the same date and matter.
"""

import sys
from collections import Counter
from pathlib import Path

from benchmarks import corpus_adapter, events, scoring
from timeline.core.model import Timeline
from timeline.core.settings import Settings
from timeline.desk import confidence
from timeline.extract import pipeline


def counts(folder: Path) -> tuple[Counter[str], Counter[str]]:
    """For each word how many proposals of a story bear it, and how many of them are right."""
    found = pipeline.run(sorted(folder.glob("*.txt")), Timeline(), Settings()).timeline.events
    right = scoring.right(scoring.Story.read(folder), corpus_adapter.predict(folder))
    words = [confidence.of(event).word for event in found]
    return Counter(words), Counter(word for place, word in enumerate(words) if place in right)


def main() -> None:
    """Print a row for each word."""
    folders = [Path(name) for name in sys.argv[1:]] or events.ours()
    proposed: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for folder in folders:
        some, good = counts(folder)
        proposed += some
        right += good
    print(f"{'word':10}{'proposed':>10}{'right':>8}{'share':>8}")
    for word in confidence.WORDS:
        share = right[word] / proposed[word] if proposed[word] else 0
        print(f"{word:10}{proposed[word]:>10}{right[word]:>8}{share:>8.0%}")


if __name__ == "__main__":
    main()
