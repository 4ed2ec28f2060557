"""Joining and splitting events, undoing either as one step, and a parser that leaves it so."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from timeline import store
from timeline.core.errors import NotAllowed, NotSaved
from timeline.core.settings import Settings
from timeline.core.users import User
from timeline.desk import joining, undo_step
from timeline.extract import pipeline
from timeline.store import Edit

ARTICLES = sorted((Path(__file__).parent / "fixtures" / "articles").glob("*.txt"))


class Desk:
    """A store that the parser filled, in the hands of a publisher."""

    def __init__(self, path):
        self.home = store.open(str(path), clock=lambda: datetime(2026, 1, 2, tzinfo=UTC))
        self.anna = store.Guarded(self.home, User("anna", "publisher"))
        self.parse()

    def parse(self):
        known = self.home.load()
        found = pipeline.run(ARTICLES, known.timeline, Settings()).timeline
        self.home.replace(found, based_on=known.revision, by="parser")

    @property
    def timeline(self):
        return self.home.load().timeline

    def events(self):
        return {one.id: one for one in self.timeline.events}

    def undo(self, number=-1, user=None):
        user = user or User("anna", "publisher")
        step = self.home.steps()[number]
        undoing = undo_step.undo(step, self.timeline, may_publish=user.may_publish)
        store.Guarded(self.home, user).apply(undoing.edits)
        return undoing

    def join(self, **chosen):
        keep, other = self.timeline.events[:2]
        self.anna.apply(joining.join(keep, other, chosen))
        return keep, other

    def split(self):
        event = max(self.timeline.events, key=lambda one: len(one.mentions))
        self.anna.apply(joining.split(event, {0}, "e-split", self.timeline))
        return event


@pytest.fixture(scope="module")
def parsed(tmp_path_factory):
    """What the parser makes of the articles, as bytes: it takes seconds."""
    desk = Desk(tmp_path_factory.mktemp("parsed") / "events.json")
    return Path(desk.home.name).read_bytes()


@pytest.fixture
def desk(tmp_path, parsed, monkeypatch):
    path = tmp_path / "events.json"
    path.write_bytes(parsed)
    with monkeypatch.context() as patched:
        patched.setattr(Desk, "parse", lambda _: None)
        return Desk(path)


def said(timeline):
    """All that a timeline says, but for versions and who saved last."""
    plain = {"version": 1, "touched_by": "x", "declined": ()}
    return timeline.model_copy(update={"events": tuple(one.model_copy(update=plain) for one in timeline.events)})


def test_a_joined_event_has_all_evidence_all_actors_and_the_others_id(desk):
    keep, other = desk.join()
    joined = desk.events()[keep.id]
    assert other.id not in desk.events()
    assert set(joined.mentions) == {*keep.mentions, *other.mentions}
    assert {one.actor for one in joined.actors} == {one.actor for one in (*keep.actors, *other.actors)}
    assert joined.formerly == (other.id,)
    assert (joined.title, joined.when, joined.review) == (keep.title, keep.when, keep.review)


def test_each_field_comes_from_the_side_that_was_chosen(desk):
    keep, other = desk.join(title="theirs", kind="mine")
    joined = desk.events()[keep.id]
    assert (joined.title, joined.kind) == (other.title, keep.kind)


def test_the_differences_to_choose_from_are_those_of_single_fields(desk):
    keep, other = desk.timeline.events[:2]
    found = {one.field: one for one in joining.clashes(keep, other, desk.timeline)}
    assert not {"actors", "sources"} & set(found)
    assert (found["title"].mine, found["title"].theirs, found["title"].proposed) == (keep.title, other.title, "mine")


def test_what_readers_see_stays_when_it_is_joined_with_a_proposal(desk):
    one, other = desk.timeline.events[:2]
    approved = other.model_copy(update={"review": "approved"})
    assert joining.in_order(one, approved) == (approved, one)


def test_a_run_leaves_joined_events_one(desk):
    desk.join()
    before = desk.timeline
    desk.parse()
    assert desk.timeline.events == before.events


def test_a_join_is_undone_as_one_step(desk):
    before = desk.timeline
    desk.join(title="theirs")
    desk.undo()
    assert said(desk.timeline) == said(before)
    assert len(desk.home.steps()) == 2


def test_an_undone_join_can_be_joined_again_by_undoing_that(desk):
    keep, other = desk.join()
    joined = desk.timeline
    desk.undo()
    desk.undo()
    assert said(desk.timeline) == said(joined)
    assert other.id in desk.events()[keep.id].formerly


def test_a_join_is_undone_though_more_evidence_came_since(desk):
    keep, other = desk.join()
    joined = desk.events()[keep.id]
    more = other.mentions[0].model_copy(update={"position": None, "trigger": None, "told": None})
    desk.anna.save(joined.model_copy(update={"mentions": (*joined.mentions, more)}), based_on=joined.version)
    desk.undo(0)
    assert desk.events()[keep.id].mentions == (*keep.mentions, more)
    assert desk.events()[other.id].mentions == other.mentions


def test_of_a_join_in_which_somebody_changed_the_same_since_nothing_is_undone(desk):
    keep, _ = desk.join(title="theirs")
    joined = desk.events()[keep.id]
    desk.anna.save(joined.model_copy(update={"title": "A third title"}), based_on=joined.version)
    before = desk.timeline
    with pytest.raises(NotSaved, match="“A third title” was changed again since"):
        desk.undo(0)
    assert desk.timeline == before


def test_a_form_of_before_the_join_does_not_overwrite_what_was_undone(desk):
    _, other = desk.join()
    desk.undo()
    assert desk.events()[other.id].version > other.version


def test_splitting_moves_quotes_into_an_event_that_waits_for_review(desk):
    event = desk.split()
    new, left = desk.events()["e-split"], desk.events()[event.id]
    assert new.mentions == event.mentions[:1]
    assert left.mentions == event.mentions[1:]
    assert (new.review, new.when) == ("proposed", event.mentions[0].dated.value)
    assert new.title == event.mentions[0].told.title


def test_a_run_leaves_split_events_two(desk):
    desk.split()
    before = desk.timeline
    desk.parse()
    assert desk.timeline.events == before.events


def test_a_split_is_undone_as_one_step_and_links_to_the_new_event_still_lead_somewhere(desk):
    before = desk.timeline
    event = desk.split()
    desk.undo()
    back = desk.events()[event.id]
    assert back.formerly == ("e-split",)
    assert set(back.mentions) == set(event.mentions)
    assert len(desk.timeline.events) == len(before.events)
    before = desk.timeline
    desk.parse()
    assert desk.timeline.events == before.events


@pytest.mark.parametrize("places", [set(), "all"])
def test_a_split_leaves_no_event_without_evidence(desk, places):
    event = max(desk.timeline.events, key=lambda one: len(one.mentions))
    places = set(range(len(event.mentions))) if places == "all" else places
    with pytest.raises(NotSaved, match="leave at least one here"):
        joining.split(event, places, "e-split", desk.timeline)


def test_an_editor_who_undoes_a_join_of_approved_events_gets_one_back_as_a_proposal(desk):
    for event in desk.timeline.events[:2]:
        desk.anna.save(event.model_copy(update={"review": "approved"}), based_on=event.version)
    _, other = desk.join()
    undoing = desk.undo(user=User("ed", "editor"))
    assert undoing.waiting == 1
    assert desk.events()[other.id].review == "proposed"


def test_an_event_leaves_the_store_only_where_another_takes_over_its_id(desk):
    with pytest.raises(NotAllowed, match="never taken out"):
        desk.anna.apply([Edit(desk.timeline.events[0], None)])


def test_a_run_of_the_parser_is_undone_by_rejecting_what_it_added_and_nobody_touched(tmp_path):
    desk = Desk(tmp_path / "fresh.json")
    first, *others = desk.timeline.events
    desk.anna.save(first.model_copy(update={"title": "Mended"}), based_on=first.version)
    undoing = desk.undo(0)
    assert undoing.left == ("Mended",)
    assert desk.events()[first.id].review == "proposed"
    assert {desk.events()[one.id].review for one in others} == {"rejected"}
    desk.parse()
    assert {desk.events()[one.id].review for one in others} == {"rejected"}


def test_undoing_that_the_parser_added_a_quote_keeps_it_away(desk):
    event = max(desk.timeline.events, key=lambda one: len(one.mentions))
    few = event.model_copy(update={"mentions": event.mentions[1:]})
    known = desk.home.load()
    rest = tuple(one for one in known.timeline.events if one.id != event.id)
    desk.home.replace(known.timeline.model_copy(update={"events": (*rest, few)}), based_on=known.revision, by="parser")
    desk.parse()
    assert len(desk.events()[event.id].mentions) == len(event.mentions)
    desk.undo()
    assert len(desk.events()[event.id].mentions) == len(few.mentions)
    before = desk.timeline
    desk.parse()
    assert desk.timeline.events == before.events


def test_likely_doubles_come_first_and_words_narrow_the_choice(desk):
    event, other = desk.timeline.events[:2]
    twin = event.model_copy(update={"id": "e-twin", "version": 1})
    desk.anna.apply([Edit(None, twin)])
    assert joining.likely(event, desk.timeline)[0].id == "e-twin"
    assert [one.id for one in joining.likely(event, desk.timeline, other.title)][:1] == [other.id]
    assert joining.likely(event, desk.timeline, "no such words") == ()
