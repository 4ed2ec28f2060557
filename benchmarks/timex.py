"""How fast, how safe and how right the date tagger is, beside dateparser's `search_dates` and datefinder.

    python -m benchmarks.timex                  speed, growth with length, hostile texts, days found in our sentences
    python -m benchmarks.timex --corpus FOLDER  also the speed and the scores on the annotated corpora of a folder that
                                                holds score.py and data/

Speed is tokens per second of processor time on the same texts in one run; a token is a word or a sign.
"""

import argparse
import importlib
import re
import sys
import time
import tomllib
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from types import ModuleType

from benchmarks import hostile
from benchmarks.timex_adapter import tag
from timeline.extract import timexes

ROOT = Path(__file__).resolve().parents[1]
DCT = "2025-03-19"
_TOKEN = re.compile(r"\w+|[^\w\s]")
_DENSE = (
    "The minister said on Tuesday that the two sides would meet again next week in the capital. In March 2019 a first "
    "round had failed after three days. A spokeswoman for the company declined to comment on the figures, which showed "
    "that sales in the third quarter rose by 4.5 percent to 1,234 million, up from 1,180 million a year earlier. "
    "Residents who fled the fighting in the north have been living in tents, and the roads are closed. "
    "He was born on 3 May 1962 in a village near the border; his family left the country when he was a child. "
    "The court may rule as early as Friday, lawyers for both sides told reporters who waited outside the building. "
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
Tagger = Callable[..., set[str]]


def news() -> list[str]:
    """Whole articles of many kinds: those that the tests are written with."""
    folders = ("fixtures/pages", "fixtures/articles", "stories")
    found = [path for folder in folders for path in sorted((ROOT / "tests" / folder).rglob("*.txt"))]
    return [path.read_text("utf-8") for path in found]


def tokens(texts: Iterable[str]) -> int:
    """How many words and signs the texts have."""
    return sum(len(_TOKEN.findall(text)) for text in texts)


def cost(run: Tagger, texts: Iterable[str]) -> float:
    """Seconds of processor time that one run over the texts takes."""
    start = time.process_time()
    for text in texts:
        run(text)
    return time.process_time() - start


def turn(run: Tagger, texts: list[str]) -> float:
    """Seconds of processor time for a run over the texts, from as many runs as fit into half a second."""
    spent = [cost(run, texts)]
    while sum(spent) < 0.5:
        spent.append(cost(run, texts))
    return sum(spent) / len(spent)


def ours(text: str, published: str = DCT) -> set[str]:
    """The days that our tagger finds in a text: find, resolve and join."""
    return {value[:10] for *_, value in tag(text, published) if _DAY.match(value)}


def rivals() -> dict[str, Tagger]:
    """The other taggers that are installed, by name, each told the day of publication; says which is missing."""
    search = importlib.import_module("dateparser.search").search_dates

    def by_dateparser(text: str, published: str = DCT) -> set[str]:
        settings = {"RELATIVE_BASE": datetime.fromisoformat(published)}
        return {str(day.date()) for _, day in search(text, languages=["en"], settings=settings) or ()}

    try:
        finder = importlib.import_module("datefinder").find_dates
    except ImportError:
        print("  datefinder is not installed, so it is not compared: pip install datefinder (extra “bench”)")
        return {"dateparser search_dates": by_dateparser}

    def by_datefinder(text: str, published: str = DCT) -> set[str]:
        return {str(day.date()) for day in finder(text, base_date=datetime.fromisoformat(published))}

    return {"dateparser search_dates": by_dateparser, "datefinder": by_datefinder}


def speed(more: Mapping[str, list[str]]) -> None:
    """Prints tokens per second of processor time for all taggers: on our articles, a dense text, and more by name.

    They take turns of half a second or one run, and the best of their turns counts: what else runs on the machine
    hits all of them alike. What a text costs hangs on how many dates it has, so that is told, too.
    """
    taggers = {"timexes (ours)": ours, **rivals()}
    for name, texts in {"our articles": news(), "a dense text": [_DENSE] * 100, **more}.items():
        dates = sum(len(timexes.find(text)) for text in texts)
        print(f"{tokens(texts):,} tokens of {name}, {1000 * dates / tokens(texts):.0f} timexes in 1,000 tokens")
        for run in taggers.values():
            run(texts[0])
        turns = [{one: turn(run, texts) for one, run in taggers.items()} for _ in range(4)]
        best = {one: tokens(texts) / min(spent[one] for spent in turns) for one in taggers}
        own = best["timexes (ours)"]
        for one, rate in best.items():
            print(f"  {one:26} {rate:12,.0f} tokens per CPU second; ours: {own / rate:,.2f} times as many")


def first_use() -> None:
    """Prints what the first calls cost, in ms: reading the rules, and the first feast of each country's calendar."""
    print(f"  {'reading the rules':30} {1000 * cost(lambda text: set(timexes.find(text)), ['']):8.1f} ms")
    ours("It began on 3 May 1962.")
    for feast in ("Good Friday", "Diwali", "Yom Kippur", "Chinese New Year", "Eid al-Fitr"):
        text = f"They met on {feast} 2019."
        print(f"  the first {feast:20} {1000 * cost(ours, [text]):8.1f} ms")


def growth() -> None:
    """Prints the cost per kB at 1, 10, 100 and 1,000 kB, of news and of a narrative."""
    story = "".join(
        f"In March {year} the siege began. Two days later, in May, it ended. " for year in range(1400, 1900)
    )
    for name, part in (("news", "\n\n".join(news())), ("narrative", story)):
        for size in (1, 10, 100, 1000):
            text = (part * (size * 1000 // len(part) + 1))[: size * 1000]
            spent = min(cost(ours, [text]) for _ in range(3))
            print(f"  {name:10} {size:6} kB {1000 * spent:10.2f} ms {1000 * spent / size:8.3f} ms per kB")


def safety() -> None:
    """Prints the dearest of 10,000 random and of some hostile texts, in ms per kB."""
    texts = {name: [text] for name, text in hostile.named().items()}
    texts["10,000 random texts"] = list(hostile.mixed(10_000))
    texts["one line of 1 MB"] = [(_DENSE * (1_000_000 // len(_DENSE) + 1))[:1_000_000]]
    texts["1 MB of “a ”"] = ["a " * 500_000]
    for name, some in texts.items():
        dearest = max(1000 * cost(ours, [text]) / max(1.0, len(text) / 1000) for text in some)
        print(f"  {name:36} at most {dearest:8.3f} ms per kB")


def days() -> None:
    """Prints how many whole days of tests/timex_sentences.toml each tagger finds, and how many others it tells."""
    rows = tomllib.loads((ROOT / "tests/timex_sentences.toml").read_text("utf-8"))["sentence"]
    for name, run in {"timexes (ours)": ours, **rivals()}.items():
        right = told = known = 0
        for row in rows:
            expected = {value[:10] for _, value in row["dates"] if _DAY.match(value)}
            found = run(row["text"], row.get("dct") or DCT)
            right, told, known = right + len(found & expected), told + len(found), known + len(expected)
        print(f"  {name:26} {right:4} of {known} days right; {told - right:4} other days told")


def annotated(score: ModuleType) -> dict[str, list[str]]:
    """The texts of each annotated corpus, by its name."""
    return {name: [document.text for document in score.load(name)] for name in score.CORPORA}


def halves(score: ModuleType) -> None:
    """Prints the exact calendar F1 of either half of each corpus, every other document by name (docs/dates.md)."""
    for name in score.CORPORA:
        documents = score.load(name)
        rates = [score.score(documents[first::2], tag)[0]["calendar"]["strict_prf"][2] for first in (0, 1)]
        print(f"  {name:16} the half that rules were written on {rates[0]:6.2f}, the other {rates[1]:6.2f}")


def scorer(folder: Path) -> ModuleType:
    """The module score.py of a corpus folder."""
    sys.path.insert(0, str(folder))
    return importlib.import_module("score")


def main() -> None:
    """Runs what the command line asks for."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    asked.add_argument("--corpus", type=Path)
    chosen = asked.parse_args()
    score = scorer(chosen.corpus) if chosen.corpus else None
    fast = partial(speed, annotated(score) if score else {})
    parts = {"first use": first_use, "speed": fast, "growth": growth, "safety": safety, "days": days}
    for name, part in parts.items():
        print(f"{name}:")
        part()
    if score:
        score.main(["benchmarks.timex_adapter:tag"])
        halves(score)


if __name__ == "__main__":
    main()
