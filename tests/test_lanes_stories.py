"""The charts of news stories: each of ours as its gold timeline tells it, and all of them on one chart."""

import json
from pathlib import Path

import pytest
from test_lanes import CANVASES, laid_out, touching

from timeline.core.model import Actor, Article, Event, Mention, Participant, Quote, Timeline
from timeline.view.collection import collect

FOLDERS = sorted(path.parent for path in Path(__file__).parent.glob("stories/*/gold.json"))


def actor_id(name: str) -> str:
    return "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in name.lower())


def event_of(gold: dict) -> Event:
    names = dict.fromkeys([*gold["actors"], *gold.get("actors_optional", ())])
    told = {mention["article"]: mention["quote"] for mention in gold["mentions"]}
    return Event(
        id=gold["id"],
        when=f"{gold['start']}/{gold['end']}" if gold["end"] else gold["start"],
        title=gold["title"],
        status=gold["status"],
        actors=tuple(Participant(actor=actor_id(name)) for name in names),
        mentions=tuple(Mention(article=one, quote=Quote(exact=words)) for one, words in told.items()),
    )


def story(folder: Path) -> Timeline:
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    names = {name for one in gold["events"] for name in (*one["actors"], *one.get("actors_optional", ()))}
    articles = [Article(id=one, source=said["source"], sha256="0" * 64) for one, said in gold["articles"].items()]
    return Timeline(
        articles=tuple(articles),
        actors=tuple(Actor(id=actor_id(name), name=name, kind="group") for name in sorted(names)),
        events=tuple(event_of(one) for one in gold["events"]),
    )


def together(stories: list[Timeline]) -> Timeline:
    actors = {actor.id: actor for one in stories for actor in one.actors}
    articles = tuple(article for one in stories for article in one.articles)
    return Timeline(
        articles=articles, actors=tuple(actors.values()), events=tuple(e for s in stories for e in s.events)
    )


TOLD = {folder.name: collect(story(folder)) for folder in FOLDERS}
TOLD["all of them"] = collect(together([story(folder) for folder in FOLDERS]))


@pytest.mark.parametrize("by", ["actor", "source", "kind", "none"])
@pytest.mark.parametrize("canvas", CANVASES, ids=lambda canvas: canvas.name)
@pytest.mark.parametrize("name", TOLD)
def test_nothing_covers_anything_in_a_news_story(name, canvas, by):
    layout = laid_out(TOLD[name], canvas, by)
    assert sum(len(lane.placed) for lane in layout.lanes) > 15
    assert [touching(layout, canvas.width * wider) for wider in (1.0, 1.4)] == [[], []]
