"""How fast, how safe and how right the date tagger is, beside dateparser's `search_dates` and datefinder.

    python -m benchmarks.timex                  speed, growth with length, hostile texts
    python -m benchmarks.timex --corpus FOLDER  also the scores on annotated corpora (FOLDER holds score.py and data/)

Speed is tokens per second of processor time on the same text in one run; a token is a word or a sign.
"""

import argparse
import importlib
import random
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

from benchmarks.timex_adapter import tag

DCT = "2025-03-19"
_TOKEN = re.compile(r"\w+|[^\w\s]")
_NEWS = (
    "The minister said on Tuesday that the two sides would meet again next week in the capital. In March 2019 a first "
    "round had failed after three days. A spokeswoman for the company declined to comment on the figures, which showed "
    "that sales in the third quarter rose by 4.5 percent to 1,234 million, up from 1,180 million a year earlier. "
    "Residents who fled the fighting in the north have been living in tents, and the roads are closed. "
    "He was born on 3 May 1962 in a village near the border; his family left the country when he was a child. "
    "The court may rule as early as Friday, lawyers for both sides told reporters who waited outside the building. "
)


def tokens(text: str) -> int:
    """How many words and signs a text has."""
    return len(_TOKEN.findall(text))


def cost(run: Callable[[str], object], text: str) -> float:
    """Seconds of processor time that one run over a text takes."""
    start = time.process_time()
    run(text)
    return time.process_time() - start


def rivals() -> Iterator[tuple[str, Callable[[str], object]]]:
    """The other taggers that are installed."""
    search = importlib.import_module("dateparser.search").search_dates
    yield "dateparser search_dates", lambda text: search(text, languages=["en"])
    try:
        finder = importlib.import_module("datefinder").find_dates
    except ImportError:
        print("datefinder is not installed: pip install datefinder to compare with it")
        return
    yield "datefinder", lambda text: list(finder(text))


def ours(text: str) -> object:
    """Our tagger over a text."""
    return tag(text, DCT)


def speed() -> None:
    """Prints tokens per second of processor time for all taggers over the same text."""
    ours(_NEWS)
    text = _NEWS * 200
    own = tokens(text) / cost(ours, text)
    print(f"{'timexes (ours)':28} {own:12,.0f} tokens per CPU second")
    for name, run in rivals():
        few = _NEWS * 4
        run(_NEWS)
        other = tokens(few) / cost(run, few)
        print(f"{name:28} {other:12,.0f} tokens per CPU second; ours is {own / other:,.0f} times as fast")


def growth() -> None:
    """Prints the cost per kB at 1, 10, 100 and 1,000 kB."""
    for size in (1, 10, 100, 1000):
        text = (_NEWS * (size * 1000 // len(_NEWS) + 1))[: size * 1000]
        spent = min(cost(ours, text) for _ in range(3))
        print(f"{size:6} kB {1000 * spent:10.2f} ms {1000 * spent / size:8.3f} ms per kB")


def hostile() -> None:
    """Prints the dearest of 10,000 random and some hostile texts, in ms per kB."""
    words = (
        "March 10 2019 on of the , - : next two days ago BC 's '98 Q3 T 1-1 / a . \n early in quarter 10:30 p.m.".split(
            " "
        )
    )
    dice = random.Random(7)
    texts = [
        "".join(dice.choice([chr(dice.randrange(32, 0x2FFF)), f" {dice.choice(words)} "]) for _ in range(200))
        for _ in range(10_000)
    ]
    named = {
        "10,000 random texts": texts,
        "1-1-1-…": ["1-1-1-" * 3000],
        "20,000 digits": ["9" * 20_000],
        "5,000 dashes": ["-" * 5000],
        "one line of 1 MB": [_NEWS.replace("\n", " ") * (1_000_000 // len(_NEWS))],
        "1 MB without a space": ["x" * 1_000_000],
    }
    for name, some in named.items():
        dearest = max(1000 * cost(ours, text) / max(1.0, len(text) / 1000) for text in some)
        print(f"{name:28} at most {dearest:8.3f} ms per kB")


def scorer(folder: Path) -> ModuleType:
    """The module score.py of a corpus folder."""
    sys.path.insert(0, str(folder))
    return importlib.import_module("score")


def main() -> None:
    """Runs what the command line asks for."""
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("--corpus", type=Path)
    chosen = asked.parse_args()
    speed()
    growth()
    hostile()
    if chosen.corpus:
        scorer(chosen.corpus).main(["benchmarks.timex_adapter:tag"])


if __name__ == "__main__":
    main()
