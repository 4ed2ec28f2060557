"""Who may write: the store itself refuses, whatever is asked of it."""

from datetime import UTC, datetime
from inspect import signature

import pytest

from timeline import store
from timeline.core.errors import NotAllowed, StoreConflict
from timeline.core.model import Actor, Article, Event, Mention, Participant, Quote, Timeline
from timeline.core.users import User
from timeline.store import Edit, EventStore, Guarded

READER, EDITOR, PUBLISHER = (
    User(name, right) for name, right in zip("rep", ("reader", "editor", "publisher"), strict=True)
)
TALKS = Event(id="talks", when="2025-03-18", title="Talks begin")


@pytest.fixture
def home(address):
    """An empty store, once in a file and once in a database."""
    return store.open(address, clock=lambda: datetime(2025, 3, 20, tzinfo=UTC))


@pytest.mark.parametrize("user", [READER, User("", "publisher"), User("Parser", "publisher")])
def test_who_may_not_write_writes_nothing(home, user):
    guarded = Guarded(home, user)
    for write in (
        lambda: guarded.save(TALKS, based_on=None),
        lambda: guarded.replace(Timeline(events=(TALKS,)), based_on="empty"),
        lambda: guarded.apply([Edit(None, TALKS)]),
        lambda: guarded.take(home.dump()),
    ):
        with pytest.raises(NotAllowed):
            write()
    assert home.load().revision == "empty"


def test_a_save_is_signed_by_the_user(home):
    assert Guarded(home, EDITOR).save(TALKS, based_on=None).touched_by == "e"
    assert home.history("talks")[0].by == "e"


def test_nobody_signs_as_another(home):
    with pytest.raises(NotAllowed, match="cannot sign as anna"):
        Guarded(home, EDITOR).save(TALKS, based_on=None, by="anna")


def test_an_editor_does_not_approve(home):
    approved = TALKS.model_copy(update={"review": "approved"})
    with pytest.raises(NotAllowed, match="only a publisher"):
        Guarded(home, EDITOR).save(approved, based_on=None)
    first = Guarded(home, EDITOR).save(TALKS, based_on=None)
    with pytest.raises(NotAllowed, match="only a publisher"):
        Guarded(home, EDITOR).save(approved, based_on=first.version)
    assert home.load().timeline.events[0].review == "proposed"


def test_no_way_round_makes_an_editor_a_publisher(home):
    first = Guarded(home, EDITOR).save(TALKS, based_on=None)
    approved = first.model_copy(update={"review": "approved"})
    other = Event(id="other", when="2025", title="Other")
    second = first.model_copy(update={"title": "Talks open"})
    ahead = first.model_copy(update={"version": first.version + 1})
    editor = Guarded(home, EDITOR)
    for write in (
        lambda: editor.save(other, based_on=None, companions=(Edit(first, approved),)),
        lambda: editor.save(other, based_on=None, companions=(Edit(first, None),)),
        lambda: editor.apply((Edit(first, approved),)),
        lambda: editor.apply((Edit(first, second), Edit(ahead, approved))),
        lambda: editor.apply((Edit(None, other), Edit(other, other.model_copy(update={"review": "approved"})))),
    ):
        with pytest.raises(NotAllowed):
            write()
    assert home.load().timeline.events == (first,)


READING = {"load", "stamp", "history", "steps", "dump"}


@pytest.mark.parametrize("method", sorted(name for name in vars(EventStore) if not name.startswith("_")))
def test_every_method_of_a_store_is_for_reading_or_refused_to_readers(method):
    class Home:
        """Gives whatever it is asked to read, and lets nobody write."""

        name = "home"

        def __getattr__(self, asked):
            assert asked in READING
            return lambda *_, **__: None

    guarded = getattr(Guarded(Home(), READER), method)
    wanted = [one for one in signature(guarded).parameters.values() if one.default is one.empty]
    named = {one.name: None for one in wanted if one.kind is one.KEYWORD_ONLY}
    given = [None for one in wanted if one.kind is one.POSITIONAL_OR_KEYWORD]
    if method in READING:
        guarded(*given, **named)
    else:
        with pytest.raises(NotAllowed, match="only editors may change the timeline"):
            guarded(*given, **named)


def test_an_editor_corrects_what_is_approved(home):
    first = Guarded(home, PUBLISHER).save(TALKS.model_copy(update={"review": "approved"}), based_on=None)
    again = Guarded(home, EDITOR).save(first.model_copy(update={"title": "Talks open"}), based_on=first.version)
    assert (again.title, again.review, again.touched_by) == ("Talks open", "approved", "e")


def test_a_stale_save_of_an_editor_is_a_conflict(home):
    first = Guarded(home, PUBLISHER).save(TALKS.model_copy(update={"review": "approved"}), based_on=None)
    Guarded(home, PUBLISHER).save(first.model_copy(update={"review": "rejected"}), based_on=first.version)
    with pytest.raises(StoreConflict):
        Guarded(home, EDITOR).save(first.model_copy(update={"title": "Other"}), based_on=first.version)


CROSS = Actor(id="red-cross", name="Red Cross")
PAPER = Article(id="a1", source="The Tagus Courier", sha256="0" * 64)
QUOTED = TALKS.model_copy(
    update={
        "actors": (Participant(actor="red-cross"),),
        "mentions": (Mention(article="a1", quote=Quote(exact="Talks began.")),),
    }
)


def test_an_event_is_saved_with_the_actors_and_articles_that_it_needs(home):
    home.save(QUOTED, based_on=None, by="anna", companions=(Edit(None, CROSS), Edit(None, PAPER)))
    loaded = home.load()
    assert (loaded.timeline.actors, loaded.timeline.articles, loaded.rejected) == ((CROSS,), (PAPER,), ())


def test_a_companion_that_somebody_changed_is_a_conflict_and_nothing_is_written(home):
    home.save(TALKS, based_on=None, by="anna", companions=(Edit(None, CROSS),))
    before = home.load()
    for seen in (None, CROSS.model_copy(update={"aliases": ("ICRC",)})):
        changed = CROSS.model_copy(update={"name": "The Red Cross"})
        with pytest.raises(StoreConflict, match="Somebody changed “Red Cross”"):
            home.save(TALKS.model_copy(update={"title": "T"}), based_on=1, by="b", companions=(Edit(seen, changed),))
    assert home.load() == before


def test_an_article_is_corrected_though_the_event_stays_as_it_is(home):
    saved = home.save(QUOTED, based_on=None, by="anna", companions=(Edit(None, CROSS), Edit(None, PAPER)))
    mended = PAPER.model_copy(update={"source": "Tagus Courier"})
    home.save(saved, based_on=1, by="anna", companions=(Edit(PAPER, mended),))
    assert home.load().timeline.articles == (mended,)
    assert home.load().timeline.events == (saved,)


def test_several_edits_are_checked_one_by_one(home):
    approved = TALKS.model_copy(update={"id": "more", "review": "approved"})
    with pytest.raises(NotAllowed, match="only a publisher"):
        Guarded(home, EDITOR).apply([Edit(None, TALKS), Edit(None, approved)])
    assert home.load().revision == "empty"
    after = Guarded(home, PUBLISHER).apply([Edit(None, TALKS), Edit(None, approved)])
    assert [(one.id, one.touched_by) for one in after.timeline.events] == [("more", "p"), ("talks", "p")]


def test_no_event_is_taken_out_of_the_store(home):
    stored = Guarded(home, PUBLISHER).save(TALKS, based_on=None)
    with pytest.raises(NotAllowed, match="Reject it"):
        Guarded(home, PUBLISHER).apply([Edit(stored, None)])
    assert home.load().timeline.events == (stored,)
