"""What an editor decided stands, whatever a later run of the parser reads."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from timeline import store
from timeline.core.settings import Settings
from timeline.core.users import User
from timeline.desk import records
from timeline.desk.forms import FIELDS, Draft, Form, of_event, opened
from timeline.desk.queue import decided
from timeline.extract import pipeline

ARTICLES = sorted((Path(__file__).parent / "fixtures" / "articles").glob("*.txt"))


class Run:
    """A store in which the parser and an editor work by turns."""

    def __init__(self, path):
        self.home = store.open(str(path), clock=lambda: datetime(2026, 1, 2, tzinfo=UTC))
        self.desk = store.Guarded(self.home, User("anna", "publisher"))

    def parse(self, *articles):
        known = self.home.load()
        found = pipeline.run(list(articles), known.timeline, Settings()).timeline
        self.home.replace(found, based_on=known.revision, by="parser")

    @property
    def timeline(self):
        return self.home.load().timeline

    def event(self, ident):
        return next(one for one in self.timeline.events if one.id == ident)

    def save(self, draft):
        reading = records.read(draft, self.timeline, "2024-06-01")
        assert reading.errors == {}
        based_on = draft.seen.version if draft.seen else None
        return self.desk.save(reading.event, based_on=based_on, companions=reading.companions)


@pytest.fixture
def run(tmp_path):
    made = Run(tmp_path / "events.json")
    made.parse(ARTICLES[0])
    return made


def test_a_later_run_changes_no_field_that_an_editor_saved(run):
    event = max(run.timeline.events, key=lambda one: len(one.mentions))
    form = of_event(event, run.timeline)
    form = replace(form, when="1 April 2024", title="Corrected by hand", kind="other", status="disputed")
    form = replace(form, place="Here", label="in spring", summary="Mine.", status_reason="They differ.", actors=("A",))
    saved = run.save(Draft(event.id, event, form))
    run.parse(*ARTICLES)
    after = run.event(event.id)
    kept = [name for name in FIELDS if name not in ("sources",)]
    assert {name: getattr(after, name) for name in kept} == {name: getattr(saved, name) for name in kept}
    assert {one.quote.exact for one in saved.mentions} <= {one.quote.exact for one in after.mentions}
    assert after.touched_by == "anna"


def test_a_later_run_proposes_nothing_again_that_was_rejected(run):
    event = run.timeline.events[0]
    run.desk.save(decided(event, "rejected"), based_on=event.version)
    before = len(run.timeline.events)
    run.parse(ARTICLES[0])
    assert len(run.timeline.events) == before
    assert run.event(event.id).review == "rejected"


def test_a_later_run_leaves_what_was_added_by_hand(run):
    saved = run.save(Draft("e-hand", None, Form(when="7 May 2024", title="A thing that no article tells")))
    run.parse(*ARTICLES)
    assert run.event("e-hand") == saved


def test_a_run_gives_no_quote_back_that_an_editor_shortened(run):
    event = max(run.timeline.events, key=lambda one: len(one.mentions))
    draft = opened(event, run.timeline)
    short = replace(draft.form.sources[0], quote=draft.form.sources[0].quote[:30])
    run.save(replace(draft, form=replace(draft.form, sources=(short, *draft.form.sources[1:]))))
    run.parse(ARTICLES[0])
    assert run.event(event.id).mentions[0].quote.exact == short.quote.strip()
    assert len(run.event(event.id).mentions) == len(event.mentions)


def test_a_quote_that_was_removed_comes_back_neither_here_nor_as_an_event_of_its_own(run):
    run.parse(*ARTICLES)
    event = max(run.timeline.events, key=lambda one: len(one.mentions))
    draft = opened(event, run.timeline)
    left = replace(draft.form, sources=draft.form.sources[1:])
    saved = run.save(replace(draft, form=left))
    before = run.timeline
    assert [one.start for one in saved.declined] == [event.mentions[0].position.start]
    run.parse(*ARTICLES)
    assert run.timeline.events == before.events
