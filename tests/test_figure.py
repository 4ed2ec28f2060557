"""The Plotly figure: plain, small, honest in its shapes, and event text in it stays text."""

import json

import plotly.graph_objects as go
import pytest
from nouns_view import collection, strait

from timeline.core.model import Actor, Article, Dated, Event, Mention, Participant, Quote, Timeline
from timeline.view import bins, escape, figure, palette, window, wording
from timeline.view.collection import collect
from timeline.view.filters import Filter
from timeline.view.lanes import MEDIUM, STRIP, WIDE, Canvas, arrange
from timeline.view.spans import places

STRAIT = strait()
HOSTILE = "<b>x</b> <a href='https://evil.example'>y</a> &amp; %{x} $z$ </script> #000038"


def drawn(known, canvas: Canvas = WIDE, by="actor", chosen=None):
    chosen = chosen or Filter()
    view = window.opening(known.events, chosen.first, chosen.last)
    layout = arrange(known, window.sides(known.events, view).inside, view, canvas, by, chosen)
    return figure.draw(known, layout, by)


def marks(drawing):
    return drawing["data"][-1]


def mark(drawing, event):
    place = marks(drawing)["customdata"].index(event)
    return {key: marks(drawing)["marker"][key][place] for key in ("color", "symbol", "size")}


@pytest.mark.parametrize("canvas", [WIDE, MEDIUM, STRIP], ids=lambda canvas: canvas.name)
@pytest.mark.parametrize("by", ["actor", "source"])
def test_plotly_takes_it_and_each_event_is_drawn_once(canvas, by):
    drawing = drawn(STRAIT, canvas, by)
    go.Figure(drawing)  # raises on any attribute that Plotly does not know
    assert len(marks(drawing)["customdata"]) == len(set(marks(drawing)["customdata"])) == 20


def test_it_is_plain_json_and_small():
    assert len(json.dumps(drawn(STRAIT))) < 40_000
    assert len(json.dumps(drawn(STRAIT, STRIP))) < 16_000


def test_only_event_ids_are_given_back():
    known = {event.id for event in STRAIT.events}
    for trace in drawn(STRAIT)["data"]:
        assert set(trace.get("customdata", ())) <= known


def test_height_follows_from_the_rows():
    low, high = drawn(collection(*STRAIT.events[:6])), drawn(STRAIT)
    assert low["layout"]["height"] < high["layout"]["height"]
    assert drawn(STRAIT, STRIP)["layout"]["height"] <= 180


def test_shape_tells_status_and_certainty():
    drawing = drawn(STRAIT)
    assert mark(drawing, "koval-speech")["symbol"] == "square"
    assert mark(drawing, "technical")["symbol"].endswith("-open")
    assert mark(drawing, "prisoners")["symbol"] == "circle-open"
    assert mark(drawing, "drone")["symbol"].endswith("-open-dot")
    assert mark(drawing, "mine-war")["symbol"] == "triangle-left"


def test_bars_are_lines_with_gaps_and_broken_where_it_is_not_settled():
    lines = [trace for trace in drawn(STRAIT)["data"] if trace.get("mode") == "lines"]
    assert all(None in trace["x"] for trace in lines)
    assert {trace["line"]["dash"] for trace in lines} == {"solid", "4px,3px", "2px,4px"}


def test_a_rough_date_is_a_dotted_line_around_an_open_mark():
    drawing = drawn(STRAIT, chosen=Filter(first="2025-02-20", last="2025-04-10"))
    assert mark(drawing, "truce-month")["symbol"].endswith("-open")
    assert any(trace.get("mode") == "lines" and trace["line"]["dash"] == "2px,4px" for trace in drawing["data"])


def test_nothing_captures_the_page():
    layout = drawn(STRAIT)["layout"]
    assert layout["dragmode"] is False
    assert layout["xaxis"]["fixedrange"] is layout["yaxis"]["fixedrange"] is True


def test_one_figure_for_light_and_dark():
    text = json.dumps(drawn(STRAIT))
    assert '"paper_bgcolor": "rgba(0,0,0,0)"' in text
    assert "#FFFFFF" not in text.upper() and '"black"' not in text


@pytest.mark.parametrize("by", ["actor", "source"])
def test_event_text_is_text(by):
    article = Article(id="a", source=f"{HOSTILE} News", sha256="0" * 64)
    told = Mention(article="a", quote=Quote(exact=HOSTILE))
    hostile = Event(id="e", when="2025-03-18", title=HOSTILE, actors=(Participant(actor="x"),), mentions=(told,))
    known = collect(Timeline(articles=(article,), actors=(Actor(id="x", name=HOSTILE),), events=(hostile,)))
    text = json.dumps(drawn(known, by=by), ensure_ascii=False)
    for raw in ("<a ", "<b>x", "</script", "#000038"):
        assert raw not in text
    assert "&lt;a href" in text


def test_colours_belong_to_actors_and_stay_when_events_are_filtered():
    assert STRAIT.tones["norland"].colour == palette.TONES[0].colour
    one = drawn(STRAIT, chosen=Filter(actors=("norland",)))
    assert mark(one, "koval-speech")["color"] == palette.TONES[0].colour


def test_a_colour_kept_with_the_actor_wins():
    own = Actor(id="x", name="X", colour="#123456")
    known = collect(
        Timeline(actors=(own,), events=(Event(id="e", when="2025", title="E", actors=(Participant(actor="x"),)),))
    )
    assert known.tone("x").colour == "#123456"


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("page", ["#FFFFFF", "#0E1117"])
@pytest.mark.parametrize("tone", [*palette.TONES, palette.OTHERS], ids=lambda tone: tone.colour)
def test_marks_keep_a_contrast_of_three_to_one_on_both_pages(tone, page):
    light, dark = sorted((_luminance(tone.colour), _luminance(page)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 3


def test_every_tone_has_its_own_symbol():
    assert len({tone.symbol for tone in (*palette.TONES, palette.OTHERS)}) == len(palette.TONES) + 1


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# *Stars* & [links](https://x.example)", r"\# \*Stars\* & \[links\](https\u2060://x.example)"),
        ("two\nlines\t here", "two lines here"),
        ("a :smile: here", "a :\u2060smile: here"),
        ("at 10:30", "at 10:30"),
        ("1. April, no list: 12) here", r"1\. April, no list: 12) here"),
        ("10000. visitor", r"10000\. visitor"),
        (":red[x] :small", r"\:red\[x\] \:small"),
        ("&copy; & AT&T", r"\&copy; & AT\&T"),
        ("- no list", r"\- no list"),
    ],
)
def test_markdown_is_escaped(text, shown):
    assert escape.markdown(text) == shown.replace("\\u2060", "\u2060")


def test_a_web_address_cannot_leave_its_brackets():
    assert escape.address("https://x.example/a_(b) c<d>\\") == "https://x.example/a_%28b%29%20c%3Cd%3E%5C"


def by_id(event):
    return next(one for one in STRAIT.events if one.id == event)


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ("call", "18 March 2025, 14:00–16:00"),
        ("koval-speech", "Monday 17 March 2025"),
        ("island-talks", "10–16 March 2025"),
        ("february-vote", "February 2025"),
        ("ides", "15 March 44 BC"),
        ("mine-war", "From 24 February 2022"),
        ("drone", "About 14 March 2025"),
    ],
)
def test_dates_in_words(event, words):
    assert wording.when(by_id(event)) == words


def test_the_edge_in_words():
    known = [Event(id=f"e{n}", when=when, title="E") for n, when in enumerate(["1939", "2022", "2025-02"])]
    assert wording.edge(known, "earlier") == "3 earlier: 1939, 2022, February 2025"


def test_headline_and_imprint():
    assert wording.headline(STRAIT) == "Norland, Vesmark and the Republic of Ostia, day by day"
    assert wording.imprint(STRAIT, "10–23 March 2025").startswith("24 events around 10–23 March 2025 · told by ")
    assert wording.headline(collect(Timeline())) == "The news, day by day"


def test_the_imprint_names_known_outlets_first_and_counts_the_articles_of_unknown_ones():
    def article(number, source, known="given"):
        return Article(id=f"a{number}", source=source, source_known=known, sha256="0" * 64)

    told = (article(1, "Unnamed source (1)", "unknown"), article(2, "Ostia News"), article(3, "Coast Daily"))
    event = Event(id="e", when="2025-03-18", title="E")
    one = collect(Timeline(articles=told, events=(event,)))
    words = "1 event, March · told by Coast Daily, Ostia News and 1 article whose outlet is not known"
    assert wording.imprint(one, "March") == words
    two = collect(Timeline(articles=(*told, article(4, "Unnamed source (2)", "unknown")), events=(event,)))
    assert wording.imprint(two, "March").endswith("and 2 articles whose outlet is not known")


def test_labels_end_with_status_and_number_of_sources():
    texts = [text for trace in drawn(STRAIT, MEDIUM)["data"] for text in trace.get("text", ())]
    assert any(text.endswith(" · <i>disputed</i> · 3 sources") for text in texts)
    assert any(text.startswith("<s>Summit") and text.endswith("</s> · <i>cancelled</i>") for text in texts)


@pytest.mark.parametrize(
    ("when", "label", "said"),
    [
        ("2025-03-18", "within hours of the call (18 March 2025)", "within hours of the call"),
        ("[2025-03-18..2025-03-19]", "within hours of the call (18 March 2025)", None),
        ("2025-03-18", "18 March 2025, night", "night"),
        ("2025-03-18", "18 March 2025", ""),
        ("2025-03-18", None, ""),
    ],
)
def test_the_date_in_the_words_of_the_source(when, label, said):
    event = Event(id="e", when=when, label=label, title="E")
    assert wording.in_source(event) == (label if said is None else said)


def test_an_inferred_date_of_an_article_says_so():
    article = Article(id="a", source="S", published="2025-03-18", published_known="inferred", sha256="0" * 64)
    assert wording.published(article) == "published 18 March 2025, inferred from another article"


def test_evidence_in_words():
    told = by_id("aid-back").mentions[0]
    said = "Dated by the words “Tuesday of last week”, counted from the article’s date, 17 March 2025: 11 March 2025."
    assert told.dated and wording.dated(told.dated) == said


@pytest.mark.parametrize(
    ("anchor", "words"),
    [
        ("published 2025-03-19", "the day of publication, 19 March 2025"),
        ("named before: 2025-03 (“last month”)", "the date named before, March 2025 (“last month”)"),
        ("day of the quotation: 2025-03-17", "the day of the quotation, 17 March 2025"),
        ("the call", "the call"),
    ],
)
def test_what_a_date_was_counted_from_is_told_in_words(anchor, words):
    evidence = Dated(words="yesterday", rule="r", anchor=anchor, value="2025-03-18")
    assert wording.dated(evidence) == f"Dated by the words “yesterday”, counted from {words}: 18 March 2025."


def test_a_quote_stands_between_whole_words():
    quote = Quote(exact="They met.", prefix="ish • 4 min read ", suffix=" In advance of the meeting, the Presid")
    assert wording.in_context(quote) == ("…• 4 min read", "They met.", "In advance of the meeting, the…")
    assert wording.in_context(Quote(exact="They met.")) == ("", "They met.", "")


def test_very_many_events_are_bars_that_give_back_their_days():
    many = [Event(id=f"e{n}", when=f"2024-{n % 12 + 1:02d}-{n % 28 + 1:02d}", title="E") for n in range(2_000)]
    known = collection(*many)
    view = window.opening(known.events)
    inside = window.sides(known.events, view).inside
    for canvas in (WIDE, MEDIUM, STRIP):
        drawing = figure.draw(known, bins.count(known, places(known, inside), view, canvas, "actor", Filter()), "actor")
        go.Figure(drawing)
        assert len(json.dumps(drawing)) < 60_000
        (bars,) = drawing["data"]
        assert sum(int(text.split()[0]) for text in bars["hovertext"]) == len(inside)
        assert all(len(days.split("/")) == 2 for days in bars["customdata"])
        assert drawing["layout"]["height"] < 200
