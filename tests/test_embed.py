"""The embed: one HTML file that needs nothing, holds every event, and lets no text become markup."""

import gzip
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import urlencode

import pytest
from nouns import event
from nouns_view import collection, strait

from benchmarks import synthetic
from timeline.core.language import CODES
from timeline.publish import embed, moments, sketch
from timeline.publish.look import VIEWS, Look, from_values, to_values
from timeline.view.collection import collect
from timeline.view.filters import Filter
from timeline.view.lettering import width

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><style>*{display:none}</style>",
    "</title></svg><iframe srcdoc='<script>1</script>'>",
    "{{ 7*7 }}{% include 'x' %}",
    "javascript:alert(1)",
    "&lt;b&gt; & \u202e\u0000 ]]>",
]
EVERYTHING = Filter()


class Tags(HTMLParser):
    """What a browser would see as markup."""

    def __init__(self, text):
        super().__init__()
        self.found, self.words = [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))

    def handle_data(self, data):
        self.words.append(data)


def made(known=None, chosen=EVERYTHING, **look):
    return embed.page(known or strait(), chosen, Look(**look))


def test_every_event_is_in_the_list_with_its_whole_title():
    known = strait()
    tags = Tags(made(known))
    assert [attributes["id"] for tag, attributes in tags.found if tag == "li"] == [one.id for one in known.events]
    assert {one.title for one in known.events} <= set(tags.words)


def test_every_mark_leads_to_an_event_of_the_list():
    tags = Tags(made())
    there = {attributes["id"] for tag, attributes in tags.found if tag == "li"}
    hrefs = [attributes["href"] for tag, attributes in tags.found if tag == "a" and "href" in attributes]
    assert len(hrefs) > 10
    assert {one[1:] for one in hrefs if one.startswith("#")} <= there


def test_it_holds_data_but_no_script_no_inline_style_and_asks_nobody():
    for view in VIEWS:
        for tag, attributes in Tags(made(view=view)).found:
            assert tag != "script" or attributes == {"type": "application/ld+json"}  # data, which no policy refuses
            assert tag not in ("iframe", "img", "link", "object", "base", "form")
            assert not [name for name in attributes if name == "style" or name.startswith("on")]
            assert "src" not in attributes


@pytest.mark.parametrize("words", HOSTILE)
def test_no_text_becomes_markup(words):
    plain, bad = (
        collection(*(event(n, title=said, summary=said, place=said) for n in (1, 2))) for said in ("Fog", words)
    )
    page = embed.page(bad, Filter(), Look(title=words))
    assert [tag for tag, _ in Tags(page).found] == [tag for tag, _ in Tags(made(plain, title="Fog")).found]


@pytest.mark.parametrize(("count", "most"), [(30, 5_000), (300, 30_000)])
def test_it_weighs_a_few_kilobytes(count, most):
    known = collect(synthetic.timeline(count))
    assert len(gzip.compress(made(known).encode(), 9)) <= most


def test_a_thousand_events_are_listed_and_the_rest_is_named():
    page = made(collect(synthetic.timeline(1_500)))
    assert page.count("<li ") == embed.MOST
    assert "500 events more after" in page


def test_what_was_joined_is_found_under_its_old_name():
    page = made(collection(event(1, formerly=("old-name",))))
    assert 'id="old-name"' in page


def test_a_choice_is_said_in_the_sentence_and_shows_no_other_event():
    known = strait()
    page = made(known, Filter(statuses=("scheduled",)))
    shown = [one for one in known.events if one.status == "scheduled"]
    assert page.count("<li ") == len(shown)
    assert f"{len(shown)} of {len(known.events)} events" in page


def test_nothing_found_is_said():
    assert "No event is like that." in made(strait(), Filter(words="zzzzzz"))


def test_a_theme_can_be_forced():
    assert "prefers-color-scheme" in made()
    assert "prefers-color-scheme" not in made(theme="dark") + made(theme="light")


def test_the_policy_names_the_style_that_is_in_the_page():
    for theme in ("auto", "light", "dark"):
        assert f"<style>{embed.style(theme)}</style>" in made(theme=theme)
        assert "'unsafe" not in embed.policy(theme, "*")


@pytest.mark.parametrize(
    ("when", "values"),
    [
        ("2025-03-18", ["2025-03-18"]),
        ("2025-03", ["2025-03"]),
        ("2025-03-10/2025-03-16", ["2025-03-10", "2025-03-16"]),
        ("2025-03-18T22:00", ["2025-03-18T22:00"]),
        ("2025-03-18T22:00+03", ["2025-03-18T22:00+03:00"]),
        ("2025-03-18T22:00Z", ["2025-03-18T22:00Z"]),
        ("2025-03~", []),
        ("199X", []),
        ("-0043", []),
        ("2025-21", []),
        ("2025-03-18T22", []),
        ("[2025-03-10..2025-03-14]", []),
    ],
)
def test_html_is_told_no_date_that_is_more_exact_than_what_is_known(when, values):
    assert [part.datetime for part in moments.parts(when) if part.datetime] == values


def test_a_date_in_pieces_reads_as_its_label():
    assert "".join(part.words for part in moments.parts("2024-12-30/2025-01-02")) == "30 December 2024 – 2 January 2025"


def test_a_look_survives_its_address():
    look = Look("list", "source", "dark", "uk", "pt-BR", "A title & more")
    given = {key: [value] for key, value in re.findall(r"(\w+)=([^&]+)", urlencode(to_values(replace(look, title=""))))}
    assert from_values("list", given) == (replace(look, title=""), ())
    assert to_values(Look()) == {}


def test_what_a_look_cannot_be_is_said():
    look, odd = from_values("timeline", {"theme": ["pink"], "lang": ["tlh"], "lanes": ["rows"], "titles": ["<b>"]})
    assert look == Look()
    assert len(odd) == 4


def test_a_language_written_from_the_right_turns_the_page():
    assert 'dir="rtl"' in made(titles="ar")
    assert "dir=" not in made(lang="de")


def test_no_bar_of_the_strip_lies_on_another_one():
    strip = made().partition('<svg class="p"')[2].partition("</svg>")[0]
    rows = {}
    for path in re.findall(r'd="([^"]+)"', strip):
        x = y = 0.0
        for over, down, wide in re.findall(r"m(-?[\d.]+) (-?\d+)h([\d.]+)", path):  # each from where the last one ended
            x, y = x + float(over), y + int(down)
            rows.setdefault(y, []).append((x, x := x + float(wide)))
    assert sum(map(len, rows.values())) >= 3
    assert all(one[1] <= other[0] for some in rows.values() for one, other in pairwise(sorted(some)))


@pytest.mark.parametrize("lang", CODES)
def test_no_word_of_the_axis_leaves_the_chart(lang):
    chart = made(lang=lang).partition('<svg class="c"')[2]
    words = re.findall(r'<text( class="[me]")? x="([\d.]+)%" y="(?:13|29)">([^<]+)', chart)
    assert len(words) > 5
    for kind, x, said in words:
        room = width(said, 12) * {"": 0, ' class="m"': 0.5, ' class="e"': 1}[kind]
        assert float(x) * 6 >= room - 1
        assert float(x) * 6 + width(said, 12) - room <= 601


def told(page):
    """What an embed says as JSON-LD."""
    return json.loads(page.partition('<script type="application/ld+json">')[2].partition("</script>")[0])


def test_an_embed_says_what_schema_org_wants_to_know():
    known, said = strait(), told(made())
    assert said["@context"] == "https://schema.org"
    assert [(one["@type"], one["name"]) for one in said["@graph"]] == [("Event", one.title) for one in known.events]
    dates = {key for one in said["@graph"] for key in one} - {"@type", "name", "eventStatus"}
    assert dates == {"startDate", "endDate"}


@pytest.mark.parametrize(
    ("when", "dates"),
    [
        ("2025-03~", {}),
        ("2025-03", {"startDate": "2025-03"}),
        ("2025-03-10/2025-03-16", {"startDate": "2025-03-10", "endDate": "2025-03-16"}),
    ],
)
def test_data_for_machines_is_not_more_exact_than_what_is_known(when, dates):
    [said] = told(made(collection(event(1, when=when, title="Fog"))))["@graph"]
    assert said == {"@type": "Event", "name": "Fog", **dates}


def test_data_for_machines_says_what_was_called_off():
    [said] = told(made(collection(event(1, title="Fog", status="cancelled"))))["@graph"]
    assert said["eventStatus"] == "https://schema.org/EventCancelled"


def test_data_for_machines_tells_the_chosen_events_alone():
    chosen = Filter(statuses=("scheduled",))
    shown = [one.title for one in strait().events if one.status == "scheduled"]
    for view in VIEWS:
        assert [one["name"] for one in told(made(None, chosen, view=view))["@graph"]] == shown
    assert "ld+json" not in made(strait(), Filter(words="zzzzzz"))


def test_a_title_that_is_cut_in_the_chart_has_its_rest_there_for_wide_pages():
    title = "The council of the northern harbours signs a paper on quotas"
    chart = (
        made(collection(event(1, title=title), event(2))).partition('<svg class="c"')[2].partition('<svg class="p"')[0]
    )
    short, rest = re.search(
        r'>([^<>]+)<tspan class="t">…</tspan><tspan class="l">([^<]+)</tspan></text>', chart
    ).groups()
    assert f"{short}{rest}" == title
    assert f"<style>{sketch.STYLE}</style>" in chart
    assert embed.policy("auto", "*").count("'sha256-") == 2


def test_where_no_title_is_cut_there_is_nothing_for_wide_pages():
    assert "tspan" not in made(collection(event(1, title="Fog"))) and sketch.STYLE not in made(
        collection(event(1, title="Fog"))
    )


def test_a_page_of_its_own_names_its_card():
    page = embed.page(
        strait(), EVERYTHING, Look(), embed.Links(own="https://a.example/", card="https://a.example/card.png")
    )
    assert '<meta property="og:image" content="https://a.example/card.png">' in page
    assert "og:" not in made()
