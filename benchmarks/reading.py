"""How fast articles become events: the whole pipeline beside spaCy's parse of the same sentences, in one run.

    python -m benchmarks.reading                  our own stories, in tests/stories
    python -m benchmarks.reading --corpus FOLDER  those of a corpus folder (dev/, seeds/)

Speed is tokens per second of processor time, the model loaded once before; a token is a word or a sign. The two take
turns and the best turn of each counts: what else runs on the machine hits both alike. Asked is 5,000 on one core.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import spacy

from benchmarks.events import ours, stories
from benchmarks.timex import tokens
from timeline.core.model import Timeline
from timeline.core.settings import Settings
from timeline.extract import articles, pipeline, sentences


def cost(run: Callable[[], object]) -> float:
    """Seconds of processor time that one run takes, of all its threads."""
    start = time.process_time()
    run()
    return time.process_time() - start


def measure(folders: Sequence[Path], rounds: int = 5) -> dict[str, float]:
    """Tokens per second of processor time, by what was run over the articles of these folders."""
    paths = [sorted(folder.glob("*.txt")) for folder in folders]
    texts = [articles.read(path) for some in paths for path in some]
    pieces = [text.body[one.start : one.end] for text in texts for one in sentences.split(text)]
    model = spacy.load(Settings().spacy_model)
    runs: dict[str, Callable[[], object]] = {
        "the whole pipeline": lambda: [pipeline.run(some, Timeline(), Settings()) for some in paths],
        "spaCy's parse alone": lambda: list(model.pipe(pieces, batch_size=64)),
    }
    for run in runs.values():
        run()
    spent = [{name: cost(run) for name, run in runs.items()} for _ in range(rounds)]
    counted = tokens(text.body for text in texts)
    return {name: counted / min(one[name] for one in spent) for name in runs}


def main() -> None:
    """Runs what the command line asks for."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    asked.add_argument("--corpus", type=Path)
    corpus = asked.parse_args().corpus
    rates = measure(stories(corpus) if corpus else ours())
    own = rates["the whole pipeline"]
    for name, rate in rates.items():
        print(f"  {name:22} {rate:8,.0f} tokens per CPU second; the pipeline: {own / rate:.2f} times as many")


if __name__ == "__main__":
    main()
