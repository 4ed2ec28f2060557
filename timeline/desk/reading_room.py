"""Where articles are read: the only place of the desk that needs the parser, which takes seconds to load."""

from collections.abc import Sequence
from dataclasses import replace

from timeline.core.model import Article, Timeline
from timeline.core.settings import Settings
from timeline.desk import reading
from timeline.desk.reading import Paper
from timeline.extract import articles, pipeline, studies
from timeline.extract.pipeline import Prepared
from timeline.extract.studies import Study


def take(raw: bytes, name: str, settings: Settings) -> Paper:
    """A file, read and made ready. Raises UnreadableArticle with a sentence that names the file."""
    return Paper(name, raw, pipeline.prepare(articles.from_bytes(raw, name=name), settings))


def study(papers: Sequence[Paper], known: Timeline, today: str) -> Study:
    """What the papers tell beside the store, with the facts of each as its editor typed them."""
    ready = [_described(paper, known, today) for paper in papers]
    return studies.study(ready, reading.corrected(known, [one.text.article for one in ready]))


def doubts(study: Study, article_id: str) -> tuple[str, ...]:
    """What an editor should look at before they trust the facts of an article: stale stamps above all."""
    found = next((one for one in study.readings if one.text.article.id == article_id), None)
    if found is None:
        return ()
    later = studies.doubt(found)
    return (*found.text.notes, *((later,) if later else ()))


def dates_of(study: Study, article_id: str, start: int, end: int) -> tuple[str, ...]:
    """The lines of `explain` on the dates between two places of an article."""
    found = next((one for one in study.readings if one.text.article.id == article_id), None)
    timexes = found.timexes if found else ()
    return tuple(studies.explained(one) for one in timexes if start <= one.start < end)


def article_of(paper: Paper, known: Timeline, today: str) -> Article:
    """The article of a paper as it will be studied."""
    return _described(paper, known, today).text.article


def _described(paper: Paper, known: Timeline, today: str) -> Prepared:
    text = pipeline.as_known(paper.prepared.text, known)
    if not paper.typed:
        return replace(paper.prepared, text=text)
    article = reading.described(text.article, paper.typed, today).article
    notes = text.notes
    if "published" in paper.typed and article.published:  # a stamp on the page may speak against what was typed
        notes = articles.from_bytes(paper.raw, name=paper.name, meta={"published": article.published}).notes
    return replace(paper.prepared, text=replace(text, article=article, notes=notes))
