"""Import of files: what is read, what is refused and why, what an import would do; and back from our own exports."""

import csv
import io
import json
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nouns import ACTOR, ARTICLE, event, timelines
from nouns_view import STRAIT

from timeline import store
from timeline.core.errors import NotAllowed, StoreConflict, UnreadableImport
from timeline.core.model import Actor, Event, Participant, Timeline
from timeline.core.users import User
from timeline.desk import importing, importing_dates
from timeline.desk.formats import tables, texts
from timeline.publish import document as published
from timeline.publish import spreadsheet
from timeline.store import document
from timeline.view.collection import collect

KNOWN = Timeline(articles=(ARTICLE,), actors=(ACTOR,), events=(event(1), event(2, review="approved")))


def plan(text, known=KNOWN, name="events.csv", publisher=True):
    data = text if isinstance(text, bytes) else text.encode()
    return importing.plan(data, name, known, may_publish=publisher)


def row(header, *cells, known=KNOWN, **more):
    lines = io.StringIO()
    csv.writer(lines).writerows([header, *cells])
    return plan(lines.getvalue(), known, **more)


def only(found):
    assert [one.said for one in found.refused] == []
    (one,) = found.coming
    return one.event


def home(tmp_path, content=KNOWN):
    found = store.open(str(tmp_path / "events.json"), clock=lambda: datetime(2026, 1, 2, tzinfo=UTC))
    found.replace(content, based_on="empty", by="parser")
    return found


FULL = ["id", "when", "title", "kind", "status", "actors", "place", "summary", "source", "url", "published", "quote",
        "attributed_to"]  # fmt: skip


def test_a_full_row_is_an_event_with_its_source_and_who_says_so():
    cells = ["flood", "10-16 March 2025", "Rivers flood", "Disaster", "claimed", "norwick; Ana Silva", "Ostia"]
    cells += ["Much rain.", "Coast Wire", "https://example.org/flood", "17 March 2025"]
    cells += ["The rivers flooded.", "the mayor"]
    found = row(FULL, cells)
    made = only(found)
    assert (made.id, made.when, made.kind, made.status) == ("flood", "2025-03-10/2025-03-16", "disaster", "claimed")
    assert [part.actor for part in made.actors] == ["norwick", "ana-silva"]
    assert (made.place, made.summary, made.review) == ("Ostia", "Much rain.", "proposed")
    (mention,) = made.mentions
    assert (mention.quote.exact, mention.attributed_to) == ("The rivers flooded.", "the mayor")
    assert mention.reported == "2025-03-17"
    (article,) = [one for one in found.after.articles if one.id == mention.article]
    assert (article.source, article.published, article.published_known) == ("Coast Wire", "2025-03-17", "given")


@pytest.mark.parametrize(
    ("typed", "when"),
    [
        ("18 March 2025", "2025-03-18"),
        ("about 2019", "2019~"),
        ("2025-03-10/2025-03-16", "2025-03-10/2025-03-16"),
        ("18.03.2025", "2025-03-18"),
        ("3/18/2025", "2025-03-18"),
        ("5/5/2025", "2025-05-05"),
        ("2025-03-18 00:00:00", "2025-03-18"),
        ("2025-03-18T22:00:00", "2025-03-18T22:00"),
        ("199X", "199X"),
    ],
)
def test_dates_are_read_as_people_and_spreadsheets_write_them(typed, when):
    assert only(row(["when", "title"], [typed, "It happens"])).when == when


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("3/4/2025", "may be 3 April 2025 or 4 March 2025"),
        ("18-Mar-25", "a year of two digits"),
        ("Mar-25", "a year of two digits"),
        ("18/03/25", "a year of two digits"),
        ("45734", "a spreadsheet's number for 18 March 2025"),
        ("yesterday", "counts from a day that is not known here"),
        ("soon", "is not read as a date"),
        ("", "There is no date yet"),
    ],
)
def test_a_date_that_may_be_another_is_asked_back_and_never_guessed(typed, words):
    found = row(["when", "title"], [typed, "It happens"])
    assert found.coming == ()
    ((field, reason),) = found.refused[0].reasons
    assert field == "when"
    assert words in reason


def test_a_day_counts_from_the_publication_in_its_row():
    found = row(
        ["when", "title", "source", "published", "quote"], ["yesterday", "It happens", "Wire", "2025-03-18", "So."]
    )
    assert only(found).when == "2025-03-17"


@pytest.mark.parametrize(
    ("cells", "field", "words"),
    [
        ({"title": ""}, "title", "no title yet"),
        ({"title": "x" * 301}, "title", "301 characters, 300 are kept"),
        ({"summary": "x" * 4_001}, "summary", "4,001 characters"),
        ({"kind": "party"}, "kind", "“party” is no kind of event: choose one of talks"),
        ({"status": "maybe"}, "status", "must be one of occurred"),
        ({"id": "No Id!"}, "id", "small letters"),
        ({"quote": "So.", "source": ""}, "source", "no outlet"),
        ({"quote": "", "source": "Wire"}, "source", "no quote"),
        ({"quote": "So.", "source": "Wire", "url": "javascript:alert(1)"}, "source", "begins with http"),
        ({"quote": "So.", "source": "Wire", "published": "never"}, "source", "When it was published"),
        ({"quote": "So.", "source": "Wire", "published": "1/2/2025"}, "published", "may be"),
    ],
)
def test_what_is_wrong_is_told_by_row_and_field(cells, field, words):
    told = {"id": "", "when": "2025", "title": "It happens"} | cells
    found = row([*told], [*told.values()])
    assert found.coming == ()
    assert found.refused[0].row == 2
    reasons = dict(found.refused[0].reasons)
    assert words in reasons[field], reasons


def test_good_rows_come_and_bad_ones_are_told_beside_them():
    found = row(["when", "title"], ["2025", "Good"], ["31 February 2025", "Bad"], ["", ""], ["2026", "Good too"])
    assert [one.event.title for one in found.of("new")] == ["Good", "Good too"]
    assert [one.row for one in found.refused] == [3]


def test_rows_of_one_id_or_of_one_date_and_title_are_quotes_of_one_event():
    header = ["id", "when", "title", "source", "quote"]
    one = (["x", "2025", "A", "Wire", "One."], ["x", "", "", "Post", "Two."])
    other = (["", "2026", "B", "Wire", "Three."], ["", "2026", "b", "Wire", "Four."])
    found = row(header, *one, *other)
    told = {one.event.title: [mention.quote.exact for mention in one.event.mentions] for one in found.coming}
    assert told == {"A": ["One.", "Two."], "B": ["Three.", "Four."]}
    assert [one.rows for one in found.coming] == [(2, 3), (4, 5)]


def test_half_an_event_is_not_imported():
    found = row(["id", "when", "title", "kind"], ["x", "2025", "A", ""], ["x", "2026", "A", "party"])
    assert found.coming == ()
    said = {one.row: one.said for one in found.refused}
    assert said[2] == "It belongs to row 3, which is rejected."
    assert "Row 2 says otherwise of the same event" in said[3]


def test_one_new_actor_is_made_once_for_all_rows(tmp_path):
    rows = [["2025", "A", "Ana Silva; Norwick"], ["2026", "B", "ana silva"], ["2027", "C", "Aná Silva"]]
    found = row(["when", "title", "actors"], *rows)
    assert [actor.id for actor in found.new_actors()] == ["ana-silva", "ana-silva-2"]
    home(tmp_path).apply(found.edits(), by="anna")


def test_commas_part_names_only_where_all_are_known():
    known = KNOWN.model_copy(update={"actors": (ACTOR, Actor(id="vesmark", name="Vesmark"))})
    assert len(only(row(["when", "title", "actors"], ["2025", "A", "Norwick, Vesmark"], known=known)).actors) == 2
    (part,) = only(row(["when", "title", "actors"], ["2025", "A", "Health, Ministry of"], known=known)).actors
    assert part.actor == "health-ministry-of"


def test_a_known_event_is_changed_where_the_file_says_something_and_keeps_its_quotes():
    (one,) = row(
        ["id", "when", "title", "place", "source", "quote"], ["e2", "", "Bridge closes", "", "Wire", "Shut."]
    ).coming
    assert one.state == "changed"
    before = KNOWN.events[1]
    assert (one.event.title, one.event.when, one.event.review) == ("Bridge closes", before.when, "approved")
    assert one.event.actors == before.actors
    assert one.event.mentions[:1] == before.mentions
    assert len(one.event.mentions) == 2


def test_the_same_file_again_changes_nothing(tmp_path):
    text = "when,title,actors,source,quote\n2025,It happens,Ana Silva,Wire,So it is.\n"
    found = home(tmp_path)
    found.apply(plan(text).edits(), by="anna")
    again = plan(text, found.load().timeline)
    assert [one.state for one in again.coming] == ["same"]
    assert again.edits() == ()


def test_an_article_that_is_known_at_its_address_stays_as_it_is():
    known = KNOWN.model_copy(update={"articles": (ARTICLE.model_copy(update={"url": "https://example.org/1"}),)})
    header = ["when", "title", "source", "url", "published", "quote"]
    found = row(header, ["2025", "A", "Another Name", "https://example.org/1", "", "So."], known=known)
    assert only(found).mentions[0].article == "a1"
    assert found.after.articles == known.articles


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_what_spreadsheets_save_is_read(sign, encoding):
    text = f"When{sign}Title{sign}\r\n2025{sign}Žito, “grain”; and é{sign}\r\n{sign}{sign}\r\n"
    text = text.replace("Žito, “grain”; and é", '"Žito, “grain”; and é"')
    assert only(plan(text.encode(encoding))).title == "Žito, “grain”; and é"


def test_the_line_that_names_the_sign_is_passed_over():
    assert only(plan("sep=;\r\nwhen;title\r\n2025;A, B\r\n")).title == "A, B"


def test_other_words_for_our_columns_are_known_and_strange_ones_are_told():
    found = plan("Date,Headline,Outlet,Quote,Mood\n2025,A,Wire,So.,good\n")
    assert only(found).title == "A"
    assert found.notes == ("Not read, since they are no columns of ours: “Mood”.",)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b" \r\n\r\n", "is empty"),
        ("when,title\n2025,Fürth\n".encode("cp1252"), "line 2 holds a byte that cannot be read. In Excel choose"),
        (b"PK\x03\x04rest", "a workbook or an archive"),
        (b"\xd0\xcf\x11\xe0rest", "old Excel"),
        (b"when,title\n2025,\x00\n", "bytes that no text has"),
        (b"a,b\n1,2\n", "no column “when” and “title”"),
        (b"when,b\n1,2\n", "no column “title”"),
        (b"when,title,date\n1,2,3\n", "two columns that are read as “when”"),
        (b'when,title\n2025,"open\n', "cannot be read as CSV at line 2"),
        (b"when,title\n" + b"2025,A\n" * 2_001, "2,001 rows, 2,000 are read at once"),
        (b"x" * (texts.LARGEST + 1), "2 MB are read at once"),
        (b'when,title\n2025,"' + b"x" * 140_000 + b'"\n', "field larger"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(data, words):
    with pytest.raises(UnreadableImport, match=r"^[^\n]+$") as told:
        plan(data)
    assert words in str(told.value)


def test_a_row_with_more_cells_than_columns_is_told():
    assert "more cells than the header" in row(["when", "title"], ["2025", "A", "B"]).refused[0].said


def test_an_apostrophe_that_kept_a_cell_from_being_run_is_taken_back():
    found = plan("when,title,summary\n2025,'=1+1,'+49 and '@x\n2026,'tis so,''=x\n")
    told = [(one.event.title, one.event.summary) for one in found.coming]
    assert told == [("=1+1", "+49 and '@x"), ("'tis so", "'=x")]


def test_hostile_cells_stay_text():
    cell = "<img src=x onerror=alert(1)> **b** [x](javascript:alert(1)) {{7*7}} $x$"
    assert only(row(["when", "title", "summary"], ["2025", cell, cell])).title == cell


def test_the_rejected_rows_come_back_with_reasons_and_can_be_mended():
    found = row(FULL, ["", "31 February 2025", "=cmd", *[""] * 10])
    data = importing.refused_file(found)
    lines = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert lines[0]["row"] == "2"
    assert "is not read as a date" in lines[0]["reasons"]
    assert lines[0]["title"] == "'=cmd"
    mended = plan(data.decode("utf-8-sig").replace("31 February", "28 February"))
    assert [one.event.title for one in mended.of("new")] == ["=cmd"]


def test_an_editor_may_not_approve_by_import_and_it_is_said(tmp_path):
    text = json.dumps([json.loads(event(3, review="approved").model_dump_json(exclude_none=True))])
    found = plan(text, name="x.json", publisher=False)
    assert only(found).review == "proposed"
    assert found.notes == ("1 approved event comes as a proposal: only a publisher may approve.",)
    store.Guarded(home(tmp_path), User("ed", "editor")).apply(found.edits())
    assert only(plan(text, name="x.json")).review == "approved"


def test_the_store_refuses_what_a_plan_for_a_publisher_would_approve(tmp_path):
    text = json.dumps([json.loads(event(3, review="approved").model_dump_json(exclude_none=True))])
    found = home(tmp_path)
    with pytest.raises(NotAllowed):
        store.Guarded(found, User("ed", "editor")).apply(plan(text, name="x.json").edits())
    assert len(found.load().timeline.events) == 2


def test_an_import_is_whole_or_nothing(tmp_path):
    found = home(tmp_path)
    made = row(["id", "when", "title"], ["", "2025", "New"], ["e1", "", "Changed"])
    stored = found.load().timeline.events[0]
    found.save(stored.model_copy(update={"title": "Theirs"}), based_on=1, by="ben")
    with pytest.raises(StoreConflict):
        found.apply(made.edits(), by="anna")
    assert [one.title for one in found.load().timeline.events] == ["Theirs", "Bridge 2 opens"]
    assert [type(edit.wanted) for edit in made.edits(changes=False)] == [Event]


def test_a_json_list_may_hold_rows_like_those_of_csv():
    text = json.dumps(
        [{"when": "18 March 2025", "title": "A", "actors": ["Norwick", "B"], "source": "W", "quote": "So."}]
    )
    made = only(plan(text, name="x.json"))
    assert (made.when, [part.actor for part in made.actors]) == ("2025-03-18", ["norwick", "b"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "broken at line 1"),
        ("[}", "broken at line 1"),
        ('{"a": 1}', "holds no events"),
        ("[1" + ",1" * 2_000 + "]", "2,001 events"),
        ('{"events": {}}', "holds no events"),
        ('{"events": [], "schema_version": 2}', "schema version"),
        ('{"events": [{"id": "a", "id": "b"}]}', "stands twice"),
        ("[NaN]", "NaN is no JSON number"),
        ("[" * 100_000, "cannot be read"),
    ],
)
def test_json_that_cannot_be_read_is_refused_with_a_sentence(text, words):
    with pytest.raises(UnreadableImport) as told:
        plan(text, name="x.json")
    assert words in str(told.value)


def test_records_of_a_document_that_are_wrong_are_told_with_their_place():
    good = json.loads(event(3).model_dump_json(exclude_none=True))
    bad = {**good, "id": "e4", "when": "soon"}
    nowhere = {**good, "id": "e5", "actors": [{"actor": "nobody"}]}
    found = plan(json.dumps({"events": [good, bad, nowhere, 7]}), name="x.json")
    assert [one.event.id for one in found.coming] == ["e3"]
    told = {one.row: one.said for one in found.refused}
    assert "soon" in told[2]
    assert "“nobody”, which is missing" in told[3]
    assert 4 in told
    assert b"soon" in importing.refused_file(found)


def test_an_actor_of_a_file_is_the_stores_own_of_the_same_name():
    theirs = Actor(id="nw", name="norwick", kind="state", aliases=("N.",))
    other = Actor(id="norwick", name="Norwick Rovers", kind="organisation")
    content = Timeline(
        articles=(ARTICLE,),
        actors=(theirs, other),
        events=(event(3, actors=(Participant(actor="nw"),)), event(4, actors=(Participant(actor="norwick"),))),
    )
    found = plan(document.write(content, ()), name="x.json")
    assert {one.event.id: [p.actor for p in one.event.actors] for one in found.coming} == {
        "e3": ["norwick"],
        "e4": ["norwick-2"],
    }
    assert [actor.name for actor in found.new_actors()] == ["Norwick Rovers"]


@pytest.mark.parametrize("publisher", [True, False])
def test_what_readers_download_is_the_same_when_it_comes_back(publisher):
    known = store.open(str(STRAIT)).load().timeline
    collection = collect(known)
    for data, name in (
        (spreadsheet.table(collection, collection.events), "x.csv"),
        (published.document(collection, collection.events), "x.json"),
        (document.write(known, ()), "whole.json"),
    ):
        found = importing.plan(data, name, known, may_publish=publisher)
        assert found.refused == ()
        assert {one.state for one in found.coming} == {"same"}, name
        assert found.edits() == ()


def test_what_readers_download_makes_a_store_of_its_own(tmp_path):
    collection = collect(store.open(str(STRAIT)).load().timeline)
    found = importing.plan(spreadsheet.table(collection, collection.events), "x.csv", Timeline(), may_publish=True)
    assert found.refused == ()
    empty = store.open(str(tmp_path / "new.json"), clock=lambda: datetime(2026, 1, 2, tzinfo=UTC))
    made = {one.id: one for one in empty.apply(found.edits(), by="anna").timeline.events}
    for one in collection.events:
        assert (made[one.id].when, made[one.id].title, made[one.id].kind) == (one.when, one.title, one.kind)
        assert [m.quote.exact for m in made[one.id].mentions] == [m.quote.exact for m in one.mentions]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(timelines())
def test_any_timeline_survives_as_json(tmp_path_factory, content):
    found = importing.plan(document.write(content, ()), "x.json", Timeline(), may_publish=True)
    assert found.refused == ()
    empty = store.open(str(tmp_path_factory.mktemp("x") / "e.json"), clock=lambda: datetime(2026, 1, 2, tzinfo=UTC))
    after = {one.id: one for one in empty.apply(found.edits(), by="anna").timeline.events}
    assert after.keys() == {one.id for one in content.events}
    for one in content.events:
        assert after[one.id] == one.model_copy(update={"version": 1, "touched_by": "anna"})
    again = importing.plan(document.write(content, ()), "x.json", empty.load().timeline, may_publish=True)
    assert {one.state for one in again.coming} <= {"same"}


_cells = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(_cells.map(str.strip).filter(bool), _cells), min_size=1, max_size=4, unique_by=lambda one: one[0]
    )
)
def test_any_text_survives_as_csv(rows):
    lines = [("2025", f"t{number}", title, summary) for number, (title, summary) in enumerate(rows)]
    data = tables.write(("when", "id", "title", "summary"), lines)
    found = plan(data, Timeline())
    assert found.refused == ()
    assert [(one.event.title, one.event.summary) for one in found.coming] == [
        (title, summary.strip()) for title, summary in rows
    ]


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=200) | st.text(max_size=200).map(lambda text: f"when,title\n{text}".encode("utf-8", "replace"))
)
def test_whatever_is_uploaded_is_a_plan_or_a_sentence(data):
    for name in ("x.csv", "x.json"):
        said = name
        try:
            plan(data, name=name)
        except UnreadableImport as error:
            said = str(error)
        assert said.startswith(name)


@given(st.text(max_size=20))
def test_any_cell_is_a_date_to_read_or_to_doubt(text):
    assert isinstance(importing_dates.doubtful(text), str)
    assert importing_dates.mended(importing_dates.mended(text)) == importing_dates.mended(text)


def test_the_same_words_in_two_outlets_keep_the_speaker_of_each():
    rows = [["e9", "2025-03-01", "Bridge closes", outlet, "It is closed.", who]
            for outlet, who in (("Alpha", "Mayor"), ("Beta", "Police"))]  # fmt: skip
    found = row(["id", "when", "title", "source", "quote", "attributed_to"], *rows)
    outlets = {one.id: one.source for one in found.after.articles}
    told = {outlets[one.article]: one.attributed_to for one in only(found).mentions}
    assert told == {"Alpha": "Mayor", "Beta": "Police"}


def test_a_name_that_is_too_long_is_said_at_its_row_and_one_written_twice_is_one():
    found = row(["when", "title", "actors"], ["2025-03-01", "Bridge closes", "A" * 301])
    assert "is too long for a name" in found.refused[0].said
    event = only(row(["when", "title", "actors"], ["2025-03-01", "Bridge closes", "Nina Orr; nina  orr"]))
    assert [one.actor for one in event.actors] == ["nina-orr"]


def test_an_article_is_published_on_a_single_date():
    cells = ["2025-03-01", "Bridge closes", "Alpha", "It is closed.", "March 2025 to April 2025"]
    found = row(["when", "title", "source", "quote", "published"], *[cells])
    assert "An article is published on one day" in found.refused[0].said


def test_rows_of_a_former_id_and_of_the_present_one_tell_of_one_event():
    known = KNOWN.model_copy(update={"events": (event(1, formerly=("old",)),)})
    found = row(["id", "when", "title", "place"], ["old", "", "", "Porto"], ["e1", "", "", "Porto"], known=known)
    assert [one.event.id for one in found.coming] == ["e1"]
    assert only(found).place == "Porto"
