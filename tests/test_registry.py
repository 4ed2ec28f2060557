"""Actors and outlets at the desk, without a screen: forms, circles, likely doubles, merging, renaming."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nouns import ACTOR, ARTICLE, event, timeline
from nouns_view import STRAIT

from timeline import store
from timeline.core.errors import NotAllowed, NotSaved, StoreConflict
from timeline.core.model import Actor, Mention, Participant, Quote, Timeline, Told
from timeline.core.settings import Settings
from timeline.core.users import User
from timeline.desk import actors, merging, outlets, records, undo_step
from timeline.desk.forms import Draft, Form
from timeline.extract import pipeline
from timeline.store import Edit
from timeline.view import query, swatch
from timeline.view.collection import collect
from timeline.view.palette import OTHERS, TONES

STORIES = Path(__file__).parent / "stories"
STATE = Actor(id="norland", name="Norland", kind="state")
SEAT = Actor(id="seat", name="The Old Seat", aliases=("The Hill",), acts_for=("norland",))
ENVOY = Actor(id="envoy", name="Ana Silva", kind="person", acts_for=("seat",))
KNOWN = Timeline(actors=(STATE, SEAT, ENVOY))


def known(*events, actors=KNOWN.actors, articles=(ARTICLE,)):
    return Timeline(articles=articles, actors=actors, events=events)


def home(tmp_path, content):
    found = store.open(str(tmp_path / "events.json"), clock=lambda: datetime(2026, 1, 2, tzinfo=UTC))
    found.replace(content, based_on="empty", by="parser")
    return found


def read(seen=None, timeline=KNOWN, **typed):
    form = actors.of_actor(seen) if seen else actors.Form()
    return actors.read(actors.Form(**{**{n: getattr(form, n) for n in form.__slots__}, **typed}), seen, timeline)


def test_a_form_says_what_the_actor_says():
    for actor in KNOWN.actors:
        assert actors.read(actors.of_actor(actor), actor, KNOWN).actor == actor


def test_aliases_stand_one_on_each_line_once_and_without_the_name_itself():
    made = read(name=" Vesmark ", aliases="Republic of  Vesmark\n\nVesmark\nRepublic of Vesmark\n").actor
    assert (made.id, made.name, made.aliases) == ("vesmark", "Vesmark", ("Republic of Vesmark",))


def test_a_new_actor_never_takes_the_id_of_one_that_was_merged():
    gone = known(actors=(STATE.model_copy(update={"formerly": ("vesmark",)}),))
    assert read(timeline=gone, name="Vesmark").actor.id == "vesmark-2"


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"name": "  "}, "name", "no name yet"),
        ({"name": "norland"}, "name", "“norland” is a name of Norland already"),
        ({"name": "A", "aliases": "the hill"}, "aliases", "“the hill” is a name of The Old Seat already"),
        ({"name": "A" * 301}, "name", "301 characters, 300 are kept"),
        ({"name": "A", "colour": "red"}, "colour", "such as #1F4BF9"),
        ({"name": "A", "kind": "ship"}, "kind", "person"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(typed, field, words):
    found = read(**typed)
    assert found.actor is None
    assert words in found.errors[field]


def test_a_name_that_the_actor_shared_before_keeps_nobody_from_saving():
    twin = SEAT.model_copy(update={"id": "twin", "acts_for": ()})
    assert read(twin, known(actors=(*KNOWN.actors, twin)), kind="group").actor.kind == "group"


def test_a_circle_of_acting_is_refused_in_a_sentence_that_names_all_of_it():
    found = read(STATE, acts_for=("envoy",))
    assert found.actor is None
    said = found.errors["acts_for"]
    assert "Norland for Ana Silva, and Ana Silva for The Old Seat, and The Old Seat for Norland" in said
    assert "cannot act for itself" in read(STATE, acts_for=("norland",)).errors["acts_for"]
    assert read(STATE, acts_for=()).actor == STATE


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Anna Silva", ["envoy"]),
        ("Silva", ["envoy"]),
        ("ANA SILVA", ["envoy"]),
        ("The Hill Society", ["seat"]),
        ("Norlant", []),
        ("Southmark", []),
        ("", []),
    ],
)
def test_actors_of_nearly_the_same_name_are_shown(typed, found):
    assert [one.actor.id for one in actors.alike(actors.Form(name=typed), "", KNOWN)] == found


def test_the_search_finds_part_of_any_name():
    assert [one.id for one in actors.search(KNOWN, "hill")] == ["seat"]
    assert [one.id for one in actors.search(KNOWN, "")] == ["envoy", "norland", "seat"]


def test_an_actor_that_is_named_is_not_deleted():
    content = known(event(1, actors=(Participant(actor="envoy"),)))
    assert "1 event names Ana Silva" in actors.held_by(ENVOY, content)
    assert actors.held_by(SEAT, content) == "Ana Silva acts for The Old Seat: change that first."
    assert actors.held_by(ENVOY, KNOWN) == ""


def test_a_name_that_is_taken_off_sets_the_merged_actor_free_again():
    one = STATE.model_copy(update={"aliases": ("The Old Seat",), "formerly": ("the-old-seat", "other")})
    assert read(one, known(actors=(one,)), aliases="").actor.formerly == ("other",)


TOLD = Told(
    at=3, title="Seat speaks", actors=(Participant(actor="seat", role="agent"),), named=("norland",), unsure=("seat",)
)
MENTION = Mention(article="a1", quote=Quote(exact="The seat spoke"), told=TOLD)


def test_a_merge_leads_all_that_named_one_actor_to_the_other(tmp_path):
    parts = (Participant(actor="seat", role="agent"), Participant(actor="norland"), Participant(actor="envoy"))
    waiting = ARTICLE.model_copy(update={"waiting": (MENTION,)})
    found = home(tmp_path, known(event(1, actors=parts, mentions=(MENTION,)), articles=(waiting,)))
    found.apply(merging.merged(SEAT, STATE, found.load().timeline), by="anna")
    after = found.load().timeline
    assert [one.id for one in after.actors] == ["envoy", "norland"]
    kept = after.actors[1]
    assert (kept.aliases, kept.formerly, kept.acts_for) == (("The Old Seat", "The Hill"), ("seat",), ())
    assert after.actors[0].acts_for == ("norland",)
    assert after.events[0].actors == (Participant(actor="norland", role="agent"), Participant(actor="envoy"))
    for told in (after.events[0].mentions[0].told, after.articles[0].waiting[0].told):
        assert [part.actor for part in told.actors] == ["norland"]
        assert (told.named, told.unsure) == ((), ("norland",))
    assert after.events[0].title == "Bridge 1 opens"
    assert len(found.steps()) == 2


def test_a_merge_is_refused_whole_where_somebody_saved_an_event_meanwhile(tmp_path):
    found = home(tmp_path, known(event(1, actors=(Participant(actor="seat"),))))
    edits = merging.merged(SEAT, STATE, found.load().timeline)
    stored = found.load().timeline.events[0]
    found.save(stored.model_copy(update={"title": "Other"}), based_on=1, by="ben")
    with pytest.raises(StoreConflict):
        found.apply(edits, by="anna")
    assert len(found.load().timeline.actors) == 3


def test_a_merge_that_would_close_a_circle_is_refused():
    # Silva acts for the seat, the seat for Norland: Norland and Silva cannot be one
    with pytest.raises(NotSaved, match="circle"):
        merging.merged(STATE, ENVOY, KNOWN)
    with pytest.raises(NotSaved, match="two different"):
        merging.merged(STATE, STATE, KNOWN)


def test_a_reader_merges_nothing(tmp_path):
    found = home(tmp_path, KNOWN)
    with pytest.raises(NotAllowed):
        store.Guarded(found, User("", "reader")).apply(merging.merged(SEAT, STATE, KNOWN))


def test_a_form_that_named_the_merged_actor_still_means_the_kept_one():
    after = known(actors=(STATE.model_copy(update={"aliases": ("The Old Seat",), "formerly": ("seat",)}),))
    for name in ("seat", "The Old Seat", "the old seat"):
        reading = records.read(Draft("e-1", None, Form(when="2025", title="It speaks", actors=(name,))), after, None)
        assert [part.actor for part in reading.event.actors] == ["norland"]


def test_a_link_from_before_the_merge_leads_to_the_kept_actor():
    content = store.open(str(STRAIT)).load().timeline
    gone, kept = content.actors[0], content.actors[1]
    after = content
    for edit in merging.merged(gone, kept, content):
        after = applied(after, edit)
    found = query.from_query(collect(after), f"actor={gone.name}")
    assert found.unknown == ()
    assert found.chosen.actors == (kept.id,)


def applied(content, edit):
    """One edit, without a store."""
    one = edit.wanted or edit.seen
    key = {"Event": "events", "Actor": "actors", "Article": "articles"}[type(one).__name__]
    others = tuple(other for other in getattr(content, key) if other.id != one.id)
    return content.model_copy(update={key: (*others, *([edit.wanted] if edit.wanted else []))})


class Parser:
    """A store that the parser fills, with real articles."""

    def __init__(self, path):
        self.home = store.open(str(path), clock=lambda: datetime(2026, 1, 2, tzinfo=UTC))

    def run(self, *articles):
        before = self.home.load()
        found = pipeline.run(list(articles), before.timeline, Settings())
        self.home.replace(found.timeline, based_on=before.revision, by="parser")
        return found

    def actors(self):
        return {one.id: one for one in self.home.load().timeline.actors}


MERGED = [
    ("marlbridge-2018", "marlbridge-city-council-2", "marlbridge-city-council"),  # the parser's own double
    ("serava-truce-2021", "un-security-council", "united-nations"),  # both in our own lists
    ("serava-truce-2021", "drevania", "ilia-marenko"),  # a place, and its person
]


@pytest.mark.parametrize(("story", "gone", "kept"), MERGED)
def test_an_actor_that_was_merged_does_not_come_back_with_a_later_run(tmp_path, story, gone, kept):
    parser, articles = Parser(tmp_path / "events.json"), sorted((STORIES / story).glob("*.txt"))
    parser.run(*articles)
    now, before = parser.actors(), parser.home.load().timeline
    named = {event.id for event in before.events if gone in {part.actor for part in event.actors}}
    assert named
    parser.home.apply(merging.merged(now[gone], now[kept], before), by="anna")
    merged = {event.id: event for event in parser.home.load().timeline.events}
    told = parser.run(*articles)
    after = parser.home.load().timeline
    assert f'"{gone}"' not in after.model_dump_json().replace(f'"formerly":["{gone}"]', "")
    assert told.new == 0
    for ident in named:
        event = next(one for one in after.events if one.id == ident)
        assert event.actors == merged[ident].actors
        assert kept in {part.actor for part in event.actors}
    parser.run(*articles)
    assert parser.home.load().timeline == after


def test_a_new_store_names_the_kept_actor_where_our_lists_name_the_merged_one(tmp_path):
    # “Kremlin” is in our own lists, and acts for Russia there
    article = tmp_path / "a.txt"
    article.write_text(
        "Wire, 18 March 2025\n\nThe Kremlin rejected the plan on Tuesday. Moscow fired a missile at Kyiv on Monday.",
        "utf-8",
    )
    plain = pipeline.run([article], Timeline(), Settings()).timeline
    assert "kremlin" in {part.actor for one in plain.events for part in one.actors}
    russia = Actor(id="russia", name="Russia", kind="state", aliases=("Kremlin", "Moscow"), formerly=("kremlin",))
    again = pipeline.run([article], Timeline(actors=(russia,)), Settings()).timeline
    named = {part.actor for one in again.events for part in one.actors}
    assert "russia" in named
    assert "kremlin" not in named | {one.id for one in again.actors}


def test_an_alias_that_an_editor_gave_comes_before_our_own_lists(tmp_path):
    article = tmp_path / "a.txt"
    article.write_text("Wire, 18 March 2025\n\nThe Kremlin rejected the plan on Tuesday.", "utf-8")
    office = Actor(id="office", name="President’s office", aliases=("Kremlin",))
    again = pipeline.run([article], Timeline(actors=(office,)), Settings()).timeline
    assert {part.actor for one in again.events for part in one.actors} == {"office"}


PAPERS = Timeline(
    articles=(
        ARTICLE,
        ARTICLE.model_copy(update={"id": "a2", "title": "Ferry sinks", "url": "https://example.org/2"}),
        ARTICLE.model_copy(
            update={"id": "a3", "source": "Coast Wire", "published": None, "published_known": "unknown"}
        ),
    ),
    actors=(ACTOR,),
    events=(event(1), event(2)),
)


def test_outlets_are_listed_with_their_articles_events_and_days():
    wire, post = outlets.listed(PAPERS)
    assert (wire.name, len(wire.articles), wire.events, outlets.period(wire)) == ("Coast Wire", 1, 0, "")
    assert (post.name, len(post.articles), post.events, outlets.period(post)) == (
        "The Harbour Post",
        2,
        2,
        "7 May 2024",
    )
    assert [one.name for one in outlets.listed(PAPERS, "ferry")] == ["The Harbour Post"]


def test_an_outlet_is_renamed_in_all_its_articles_in_one_step(tmp_path):
    found = home(tmp_path, PAPERS)
    found.apply(outlets.renamed("The Harbour Post", "  Harbour   Post ", PAPERS), by="anna")
    assert [one.source for one in found.load().timeline.articles] == ["Harbour Post", "Harbour Post", "Coast Wire"]
    assert len(found.steps()) == 2
    assert found.load().timeline.events == PAPERS.events


def test_another_outlet_of_that_name_is_known_whatever_its_capitals():
    assert outlets.existing("coast  WIRE", PAPERS) == "Coast Wire"
    assert outlets.existing("Coast", PAPERS) is None


@pytest.mark.parametrize("name", ["", "  ", "x" * 301])
def test_a_name_that_no_outlet_can_have_is_refused(name):
    with pytest.raises(NotSaved, match="Nothing was renamed"):
        outlets.renamed("Coast Wire", name, PAPERS)


def article(number, **typed):
    seen = PAPERS.articles[number]
    form = outlets.of_article(seen)
    told = {"title": form.title, "url": form.url, "published": form.published} | typed
    return outlets.read(outlets.Form(**told), seen, PAPERS, "2024-06-01")


def test_a_corrected_date_is_known_as_given_and_an_untouched_one_as_before():
    assert article(0).article == PAPERS.articles[0]
    made = article(0, published="8 May 2024").article
    assert (made.published, made.published_known) == ("2024-05-08", "given")
    gone = article(0, published="").article
    assert (gone.published, gone.published_known) == (None, "unknown")


def test_it_is_said_that_dates_of_events_stay_as_they_were_read():
    seen = PAPERS.articles[0]
    told = outlets.what_stays(article(0, published="8 May 2024").article, seen, PAPERS)
    assert told.startswith("2 events quote this article. Their dates do not change by themselves")
    assert outlets.what_stays(article(0, title="New").article, seen, PAPERS) == ""


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"published": "31 February"}, "published"),
        ({"url": "ftp://example.org"}, "url"),
        ({"url": "https://example.org/2"}, "url"),
        ({"title": "x" * 301}, "title"),
    ],
)
def test_what_is_wrong_with_an_article_is_said_at_its_field(typed, field):
    found = article(0, **typed)
    assert found.article is None
    assert field in found.errors


def test_an_article_that_somebody_else_corrected_is_a_conflict(tmp_path):
    found = home(tmp_path, PAPERS)
    made = article(0, title="Mine").article
    found.apply([Edit(ARTICLE, ARTICLE.model_copy(update={"title": "Theirs"}))], by="ben")
    with pytest.raises(StoreConflict):
        found.apply([Edit(ARTICLE, made)], by="anna")


def test_the_colours_of_the_chart_are_seen_on_both_pages():
    config = (Path(__file__).parent.parent / ".streamlit" / "config.toml").read_text("utf-8")
    for page in swatch.PAGES.values():
        assert f'backgroundColor = "{page}"' in config
    assert [tone for tone in (*TONES, OTHERS) if swatch.weak(tone.colour)] == []
    assert swatch.weak("#FFFF00") == "It is hard to see on the light page (1.0:1): a mark wants 3:1 or more."
    assert round(swatch.contrast("#000000", "#FFFFFF"), 1) == 21.0


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=200))
def test_whatever_is_typed_is_an_actor_or_a_sentence(name, aliases):
    found = actors.read(actors.Form(name=name, aliases=aliases), None, KNOWN)
    assert (found.actor is None) == bool(found.errors)
    if found.actor:
        assert actors.read(actors.of_actor(found.actor), found.actor, timeline(1)).actor == found.actor


def test_a_merge_is_undone_as_a_whole(tmp_path):
    content = store.open(str(STRAIT)).load().timeline
    found = home(tmp_path, content)
    by_id = {one.id: one for one in content.actors}
    found.apply(merging.merged(by_id["fishers"], by_id["red-cross"], content), by="anna")
    undone = undo_step.undo(found.steps()[-1], found.load().timeline, may_publish=True)
    assert undone.left == ()
    after = found.apply(undone.edits, by="anna").timeline
    assert after.actors == content.actors
    assert [one.actors for one in after.events] == [one.actors for one in content.events]
