"""Files of other programs: TimelineJS, its table, calendars; and what comes back of our own exports."""

import contextlib
import csv
import io
import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nouns import ACTOR, ARTICLE, dates
from nouns_view import strait

from timeline.core.errors import UnreadableImport
from timeline.core.labels import label
from timeline.core.model import Event, Mention, Participant, Quote, Timeline
from timeline.desk import importing
from timeline.desk.formats import foreign, markup
from timeline.publish import calendar, spreadsheet, timelinejs
from timeline.view import wording
from timeline.view.collection import collect

EMPTY = Timeline()


def plan(data, name, known=EMPTY):
    data = data if isinstance(data, bytes) else data.encode()
    return importing.plan(data, name, known, may_publish=True)


def slides(*events, **more):
    return plan(json.dumps({"events": list(events), **more}), "timeline.json")


def slide(**fields):
    return {"start_date": {"year": "2025"}, "text": {"headline": "It happens"}} | fields


def only(found):
    assert [one.said for one in found.refused] == []
    (one,) = found.coming
    return one.event


def sheet(*rows):
    text = io.StringIO(newline="")
    lines = csv.DictWriter(text, SHEET)
    lines.writeheader()
    lines.writerows(rows)
    return plan(text.getvalue(), "sheet.csv")


def happening(*lines):
    told = "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "BEGIN:VEVENT", *lines, "END:VEVENT"])
    return plan(f"{told}\r\nEND:VCALENDAR\r\n", "x.ics")


SHEET = [
    "Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date", "Headline", "Text",
    "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Type", "Group", "Background",
]  # fmt: skip


@pytest.mark.parametrize(
    ("told", "when"),
    [
        ({"start_date": {"year": "2025"}}, "2025"),
        ({"start_date": {"year": 2025, "month": 3}}, "2025-03"),
        ({"start_date": {"year": "2025", "month": "3", "day": "", "hour": ""}}, "2025-03"),
        ({"start_date": {"year": "2025", "month": "3", "day": "18"}}, "2025-03-18"),
        ({"start_date": {"year": 2025, "month": 3, "day": 18, "hour": 9, "minute": 5}}, "2025-03-18T09:05"),
        ({"start_date": {"year": 2025}, "end_date": {"year": 2026, "month": 2}}, "2025/2026-02"),
        ({"start_date": {"year": "-44"}}, "-0043"),
        ({"start_date": {"year": "-1"}}, "0000"),
        ({"start_date": {"year": "900"}}, "0900"),
        ({"start_date": {"year": 2025, "month": 3, "day": 1}, "display_date": "March 2025"}, "2025-03"),
        ({"start_date": {"year": 1990}, "display_date": "the 1990s"}, "199X"),
        ({"start_date": {"year": 2019}, "display_date": "about 2019"}, "2019~"),
        ({"start_date": {"year": 2025}, "display_date": "18 March 2025"}, "2025"),
    ],
)
def test_a_slide_has_the_date_that_it_tells_and_no_more(told, when):
    assert only(slides(slide(**told))).when == when


def test_words_of_a_slide_that_are_no_date_are_its_label():
    made = only(slides(slide(display_date="When the ice broke")))
    assert (made.when, made.label) == ("2025", "When the ice broke")


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"start_date": {}}, "no year"),
        ({"start_date": {"year": "0"}}, "no year 0"),
        ({"start_date": {"year": "-65000000"}}, "9999 BC"),
        ({"start_date": {"year": "soon"}}, "“soon” is no year"),
        ({"start_date": {"year": 2025, "month": 13}}, "not a date"),
        ({"start_date": {"year": 2025}, "end_date": {"year": 2024}}, "ends before it begins"),
        ({"text": {}}, "no title yet"),
    ],
)
def test_a_slide_that_cannot_be_kept_is_refused_with_its_reason(told, words):
    found = slides(slide(), slide(**told))
    assert [one.rows for one in found.coming] == [(1,)]
    (refused,) = found.refused
    assert refused.row == 2
    assert words in refused.said


def test_html_of_a_slide_becomes_plain_text():
    text = "<p>Rain &amp; <b>snow</b>.</p><script>x()</script><p>See <a href='https://example.org/a'>here</a></p>"
    made = only(slides(slide(text={"headline": "<i>Rivers</i> flood", "text": text})))
    assert made.title == "Rivers flood"
    assert made.summary == "Rain & snow.\nSee here (https://example.org/a)"


def test_group_and_media_of_a_slide_are_kept():
    media = {"url": "https://example.org/a.jpg", "caption": "A <b>flood</b>", "credit": "Ana Silva"}
    found = slides(slide(group="Norwick", media=media))
    made = only(found)
    assert [actor.name for actor in found.new_actors()] == ["Norwick"]
    assert made.summary == "Media: A flood, Ana Silva, https://example.org/a.jpg"
    assert made.mentions == ()


def test_a_group_takes_nobody_from_an_event_that_is_known():
    known = Timeline(actors=(ACTOR,), events=(Event(id="e1", when="2025", title="It happens",
                                                    actors=(Participant(actor="norwick"),)),))  # fmt: skip
    data = json.dumps({"events": [slide(unique_id="e1", group="Ostia")]})
    (one,) = plan(data, "x.json", known).coming
    assert one.state == "same"


def test_title_and_eras_of_timelinejs_are_told_to_be_left_out():
    found = slides(slide(), title={"text": {"headline": "All"}}, eras=[{}])
    assert "title slide, eras" in found.notes[0]


def test_what_timelinejs_calls_an_event_is_made_an_id_that_stays():
    ids = [only(slides(slide(unique_id=name))).id for name in ("flood-1", "Flood 1", "Flood_1", "Ú")]
    assert ids[0] == "flood-1"
    assert len(set(ids)) == 4
    assert ids[1] == only(slides(slide(unique_id="Flood 1"))).id


def test_the_table_of_timelinejs_is_read():
    row = {
        "Year": "2025", "Month": "3", "Day": "18", "Time": "1:30 PM", "Display Date": "After lunch",
        "Headline": "Rivers flood", "Text": "Much <b>rain</b>.", "Media": "https://example.org/a.jpg",
        "Media Credit": "Ana Silva", "Group": "Norwick", "Background": "#fff",
    }  # fmt: skip
    found = sheet(
        {"Headline": "All of it", "Type": "title"},
        row,
        {"Year": "2024", "End Year": "2025", "Headline": "An age", "Type": "era"},
        {"Year": "2024", "End Year": "2025", "Headline": "Talks"},
        {"Year": "", "Headline": "No date"},
    )
    one, two = (one.event for one in found.coming)
    assert (one.when, one.label, one.title) == ("2025-03-18T13:30", "After lunch", "Rivers flood")
    assert one.summary == "Much rain.\nMedia: Ana Silva, https://example.org/a.jpg"
    assert (two.when, two.title) == ("2024/2025", "Talks")
    assert [(one.row, "no year" in one.said) for one in found.refused] == [(6, True)]
    assert "title slide, eras" in found.notes[0]


@pytest.mark.parametrize(
    ("lines", "when"),
    [
        (["DTSTART;VALUE=DATE:20250318"], "2025-03-18"),
        (["DTSTART;VALUE=DATE:20250318", "DTEND;VALUE=DATE:20250319"], "2025-03-18"),
        (["DTSTART;VALUE=DATE:20250301", "DTEND;VALUE=DATE:20250401"], "2025-03-01/2025-03-31"),
        (["DTSTART:20250318T100000"], "2025-03-18T10:00"),
        (["DTSTART:20250318T100000Z", "DTEND:20250318T113000Z"], "2025-03-18T10:00Z/2025-03-18T11:30Z"),
        (["DTSTART;TZID=Asia/Kolkata:20250318T100000", "DURATION:PT0S"], "2025-03-18T10:00+05:30"),
    ],
)
def test_days_and_hours_of_a_calendar_are_kept_as_told(lines, when):
    assert only(happening("UID:a@b", "SUMMARY:It happens", *lines)).when == when


def test_what_a_calendar_says_of_an_event_is_kept():
    made = only(
        happening("UID:a@b", "SUMMARY:Talks\\, again", "DTSTART;VALUE=DATE:20250318", "LOCATION:Ostia",
                  "STATUS:CANCELLED", "CATEGORIES:News,Talks", "DESCRIPTION:<b>Long</b> talks", "URL:https://example.org/a")
    )  # fmt: skip
    assert (made.title, made.place, made.status, made.kind) == ("Talks, again", "Ostia", "cancelled", "talks")
    assert made.summary == "Long talks\nhttps://example.org/a"


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["DTSTART;VALUE=DATE:20250318", "RRULE:FREQ=DAILY"], "again and again"),
        (["DTSTART:2025"], "cannot be read"),
        ([], "cannot be read"),
        (["DTSTART;VALUE=DATE:20250318", "DTEND:20250319T100000"], "cannot be read"),
    ],
)
def test_what_of_a_calendar_cannot_be_kept_is_refused_with_its_reason(lines, words):
    (refused,) = happening("UID:a@b", "SUMMARY:It happens", *lines).refused
    assert words in refused.said


@pytest.mark.parametrize("text", ["BEGIN:VCALENDAR\nfoo", "hello"])
def test_a_calendar_that_is_none_is_refused_with_a_sentence(text):
    with pytest.raises(UnreadableImport, match=r"^x\.ics"):
        plan(text, "x.ics")


def test_a_file_is_known_by_what_it_is():
    data = calendar.calendar(strait(), strait().events, "2025-03-20")
    assert len(plan(data, "x.txt").coming) == len(strait().events) - calendar.outside(strait().events)
    assert len(plan(timelinejs.document(strait(), strait().events), "x.txt").coming) == len(strait().events)


def exports(known):
    """What goes out in every format that can come in."""
    yield "x.csv", spreadsheet.table(known, known.events)
    yield "x.json", timelinejs.document(known, known.events)
    yield "x.ics", calendar.calendar(known, known.events, "2025-03-20", "https://example.org/event?id=")


@pytest.mark.parametrize("number", [0, 1, 2])
def test_our_own_exports_come_back_as_what_they_were(number):
    known = strait()
    name, data = list(exports(known))[number]
    found = plan(data, name)
    assert found.refused == ()
    outlets = {one.id: one.source for one in found.after.articles}
    made = {one.event.id: one.event for one in found.coming}
    for one in known.events:
        if name == "x.ics" and calendar.outside([one]):
            continue
        back = made[one.id]
        assert (back.when, back.title, back.summary) == (one.when, one.title, one.summary)
        quotes = {(wording.outlet(known, said), said.quote.exact) for said in one.mentions}
        assert {(outlets[said.article], said.quote.exact) for said in back.mentions} == quotes
        assert (back.status, back.status_reason) == (one.status, one.status_reason)


@pytest.mark.parametrize("number", [0, 1, 2])
def test_our_own_exports_change_nothing_where_they_came_from(number):
    known = strait()
    name, data = list(exports(known))[number]
    found = plan(data, name, Timeline(articles=tuple(known.articles.values()), actors=tuple(known.actors.values()),
                                      events=known.events))  # fmt: skip
    assert {one.event.id: one.state for one in found.coming if one.state != "same"} == {}


_line = st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=40).map(
    lambda one: " ".join(one.split())
)
_title = _line.filter(bool)
_words = st.from_regex(r"[a-zé&<>' ]{1,20}[a-zé.]", fullmatch=True).map(lambda one: " ".join(one.split())).filter(bool)
_whens = dates | st.sampled_from(
    ["2024-05-07T22", "2024-05-07T01:00+03", "2024-05-07T22:00Z/2024-05-08T01:00Z", "2024?", "2024-05-07%", "2024-05/",
     "19XX", "2024-05-07~/2024-05-09", "2024-40", "0900", "-0043/0010", "2024-05-07T22:00/2024-05-08"]
)  # fmt: skip


@st.composite
def _events(draw):
    mention = st.builds(Mention, article=st.just("a1"), quote=st.builds(Quote, exact=_words),
                        attributed_to=st.none() | _words.filter(lambda one: ", " not in one))  # fmt: skip
    status = draw(st.sampled_from(["occurred", "scheduled", "claimed", "disputed", "cancelled"]))
    return Event(
        id=draw(st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True)),
        when=draw(_whens),
        title=draw(_words),
        summary=draw(_words | st.just("")),
        status=status,
        status_reason=draw(st.none() | _words) if status in ("disputed", "cancelled") else None,
        kind=draw(st.sampled_from(["talks", "other"])),
        place=draw(st.none() | _words),
        label=draw(st.none() | _words),
        actors=draw(st.sampled_from([(), (Participant(actor="norwick"),)])),
        mentions=tuple(draw(st.lists(mention, max_size=3, unique_by=lambda one: one.quote.exact))),
    )


def known_with(*events):
    return collect(Timeline(articles=(ARTICLE,), actors=(ACTOR,), events=events))


@settings(max_examples=150, deadline=None)
@given(_events())
def test_timelinejs_gives_back_what_it_holds_of_any_event(one):
    data = timelinejs.document(known_with(one), (one,))
    found = plan(data, "x.json")
    back = only(found)
    assert (back.id, back.title, back.when, back.label) == (one.id, one.title, one.when, one.label)
    assert (back.summary, back.status, back.status_reason) == (one.summary, one.status, one.status_reason)
    assert [said.quote.exact for said in back.mentions] == [said.quote.exact for said in one.mentions]
    again = json.loads(timelinejs.document(collect(found.after.model_copy(update={"events": (back,)})), (back,)))
    told = json.loads(data)
    for key in ("unique_id", "start_date", "end_date", "display_date"):
        assert again["events"][0].get(key) == told["events"][0].get(key)
    assert again["events"][0]["text"]["headline"] == told["events"][0]["text"]["headline"]


@settings(max_examples=150, deadline=None)
@given(_events().filter(lambda one: not calendar.outside([one])))
def test_a_calendar_gives_back_what_it_holds_of_any_event(one):
    back = only(plan(calendar.calendar(known_with(one), (one,), "2025-03-20"), "x.ics"))
    assert (back.id, back.title, back.when, back.kind, back.place) == (one.id, one.title, one.when, one.kind, one.place)
    assert (back.summary, back.status, back.status_reason) == (one.summary, one.status, one.status_reason)
    assert [said.quote.exact for said in back.mentions] == [said.quote.exact for said in one.mentions]


@settings(max_examples=150, deadline=None)
@given(st.lists(_events(), min_size=1, max_size=3, unique_by=lambda one: one.id))
def test_our_table_gives_the_same_table_again(events):
    known = known_with(*events)
    table = spreadsheet.table(known, events)
    found = plan(table, "x.csv")
    assert found.refused == ()
    after = found.after.model_copy(update={"events": tuple(one.event for one in found.coming)})
    assert spreadsheet.table(collect(after), after.events) == table


@settings(deadline=None)
@given(_whens.filter(lambda when: not when.startswith("-")))
def test_a_calendar_that_lost_our_own_line_makes_no_date_more_exact(when):
    one = Event(id="e1", when=when, title="It happens")
    data = calendar.calendar(known_with(one), (one,), "2025-03-20").decode()
    lines = [line for line in data.splitlines() if not line.startswith("X-EDTF")]
    back = only(plan("\r\n".join(lines), "x.ics"))
    assert back.when == when or label(back.when) == label(when) or foreign.covers(back.when, when) or "T" in when


@pytest.mark.parametrize("when", ["2025-03", "199X", "2025-21", "[2025-03-10..2025-03-16]", "2022-02-24/..", "2019~"])
def test_days_that_our_calendar_laid_over_a_month_come_back_as_the_month(when):
    one = Event(id="e1", when=when, title="Fishers lose a catch (again)")
    data = calendar.calendar(known_with(one), (one,), "2025-03-20").decode().replace("X-EDTF", "X-NOT")
    back = only(plan(data, "x.ics"))
    assert (back.id, back.title, back.when) == ("e1", one.title, when)


def test_an_event_that_was_moved_in_a_calendar_is_where_it_was_moved():
    one = Event(id="e1", when="2025-03-18", title="It happens")
    data = calendar.calendar(known_with(one), (one,), "2025-03-20").decode()
    moved = data.replace("20250318", "20250401").replace("20250319", "20250402")
    assert only(plan(moved, "x.ics")).when == "2025-04-01"


@settings(deadline=None)
@given(st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1)), st.sampled_from([0, 45, 60 * 9]))
def test_an_hour_of_a_foreign_calendar_stays_that_hour(start, minutes):
    end = start + timedelta(minutes=minutes)
    lines = [f"DTSTART:{start:%Y%m%dT%H%M00}", f"DTEND:{end:%Y%m%dT%H%M00}"]
    when = only(happening("UID:a@b", "SUMMARY:It happens", *lines)).when
    assert when.partition("/")[0] == start.replace(tzinfo=UTC).strftime("%Y-%m-%dT%H:%M")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200) | st.text("<>&;/ab\n=\"' !-", max_size=60))
def test_any_markup_becomes_text(text):
    assert isinstance(markup.plain(text), str)


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["year", "month", "day", "text", "headline", "media", "url", "x"]), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from(["start_date", "end_date", "text", "media", "group", "unique_id"]), _json))
def test_any_slide_is_kept_or_refused(told):
    found = slides({"start_date": {}} | told, slide())
    assert len(found.coming) + len(found.refused) == 2


@settings(max_examples=100, deadline=None)
@given(st.lists(st.from_regex(r"(UID|DTSTART|DTEND|SUMMARY|RRULE|DURATION|STATUS|X-EDTF)(;VALUE=DATE)?:[0-9TZPa-d-]{0,16}",
                              fullmatch=True), max_size=5))  # fmt: skip
def test_any_calendar_is_a_plan_or_a_sentence(lines):
    with contextlib.suppress(UnreadableImport):
        found = happening(*lines)
        assert len(found.coming) + len(found.refused) == 1
