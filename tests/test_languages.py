"""Our words in other languages: none lacks a phrase, dates are the CLDR's, text of a store stays as it is."""

import re
import string
from datetime import date

import pytest
from babel import Locale
from babel.dates import format_date
from nouns import event
from nouns_view import collection, strait
from test_embed import Tags

from timeline.core.labels import label
from timeline.core.language import CODES, ENGLISH, language, nearest
from timeline.core.model import KINDS, Timeline
from timeline.publish import chart, embed
from timeline.publish.look import Look
from timeline.view import filters, wording
from timeline.view.collection import collect
from timeline.view.filters import Filter

EVERYTHING = Filter()
OTHERS = [code for code in CODES if code != "en"]
by_language = pytest.mark.parametrize("code", OTHERS)


def test_six_languages_are_known():
    assert set(CODES) == {"de", "en", "es", "fr", "pl", "uk"}


def holes(phrase):
    """What is put into a phrase; a date may stand in it alone or as it is behind a preposition."""
    return {"date" if name == "of" else name for _, name, _, _ in string.Formatter().parse(phrase) if name}


@by_language
def test_a_language_has_each_phrase_with_the_same_values_put_in(code):
    other = language(code)
    assert other.phrases.keys() == ENGLISH.phrases.keys()
    for name, phrase in other.phrases.items():
        assert holes(phrase) == holes(ENGLISH.phrases[name]), name


@by_language
def test_a_language_has_each_date_and_kind(code):
    other = language(code)
    assert other.dates.keys() == other.dates_of.keys() == ENGLISH.dates.keys()
    assert other.kinds.keys() == ENGLISH.kinds.keys() == KINDS.keys()


def test_the_kinds_in_english_are_those_of_the_store():
    assert dict(ENGLISH.kinds) == KINDS


@pytest.mark.parametrize("code", CODES)
def test_a_counted_phrase_has_a_form_for_each_number(code):
    one = language(code)
    assert one.counts.keys() == ENGLISH.counts.keys()
    forms = Locale.parse(code).plural_form.tags | {"other"}
    for name, said in one.counts.items():
        assert said.keys() == forms, name
        for phrase in said.values():
            assert holes(phrase) == holes(ENGLISH.counts[name]["other"]), name


def test_plurals_are_those_of_the_language():
    said = {code: [language(code).count("events", n) for n in (1, 2, 5, 21, 15_000)] for code in ("pl", "uk")}
    assert said["uk"] == ["1 подія", "2 події", "5 подій", "21 подія", "15\xa0000 подій"]
    assert said["pl"] == ["1 wydarzenie", "2 wydarzenia", "5 wydarzeń", "21 wydarzeń", "15\xa0000 wydarzeń"]


@by_language
def test_days_are_written_as_the_cldr_writes_them(code):
    for month in range(1, 13):
        ours = label(f"2025-{month:02d}-18", language(code))
        assert ours == format_date(date(2025, month, 18), "long", code).replace("\u202f", "\xa0")


@pytest.mark.parametrize(
    ("when", "code", "words"),
    [
        ("2025-03-10/2025-03-16", "de", "10.–16. März 2025"),
        ("2025-03-10/2025-03-16", "es", "10–16 de marzo de 2025"),
        ("2025-02-28/2025-03-02", "uk", "28 лютого – 2 березня 2025\xa0р."),
        ("2025-03/2025-05", "fr", "mars–mai 2025"),
        ("2025-03", "uk", "березень 2025\xa0р."),
        ("2025-03~", "uk", "близько березня 2025\xa0р."),
        ("2025-03~", "pl", "około marca 2025"),
        ("2025-03-01", "fr", "1er mars 2025"),
        ("2025-03-18~", "fr", "vers le 18 mars 2025"),
        ("2025-03-18?", "de", "18. März 2025 (unsicher)"),
        ("2022/..", "es", "desde 2022"),
        ("2022/..", "uk", "з 2022\xa0р."),
        ("../2025-03-18", "pl", "do 18 marca 2025"),
        ("2025-03/", "de", "ab März 2025, Ende unbekannt"),
        ("[2025-03-10..2025-03-14]", "fr", "entre le 10 et le 14 mars 2025"),
        ("[2025-03-10..2025-03-16]", "de", "in der Woche ab 10. März 2025"),
        ("2025-21", "es", "primavera de 2025"),
        ("2025-33~", "uk", "близько першого кварталу 2025\xa0р."),
        ("199X", "pl", "lata 1990–1999"),
        ("18XX", "fr", "XIXe siècle"),
        ("-0043", "de", "44 v. Chr."),
        ("2025-03-18T22:00+03", "de", "18. März 2025, 22:00 (UTC+03)"),
    ],
)
def test_a_date_is_told_in_the_language(when, code, words):
    assert label(when, language(code)) == words


def test_a_day_has_its_weekday_in_the_language():
    told = [wording.when(event(1, when="2025-03-18"), language(code)) for code in ("de", "fr", "uk")]
    assert told == ["Dienstag, 18. März 2025", "Mardi 18 mars 2025", "Вівторок, 18 березня 2025\xa0р."]


ENGLISH_WORDS = r"\b(?:all|events?|told|March|Mon|earlier|later|planned|disputed|others|together|and|the|of|or|with)\b"


@by_language
def test_no_english_is_left_in_an_embed(code):
    known = strait()
    plain = [one.model_copy(update={"title": f"Ω{n}", "summary": ""}) for n, one in enumerate(known.events)]
    known = collect(Timeline(events=tuple(plain)))
    for chosen in (EVERYTHING, Filter(first="2025-03-10"), Filter(words="zzzz"), Filter(statuses=("scheduled",))):
        page = embed.page(known, chosen, Look(lang=code), embed.Links(page="there", data="data"))
        assert page.startswith(f'<!doctype html><html lang="{code}">')
        body = re.sub("<script.*?</script>", "", page.replace(embed.style("auto"), ""))  # the words of schema.org
        told = " ".join([*Tags(body).words, *re.findall('(?:aria-label|content)="([^"]*)"', body)])
        assert not re.findall(ENGLISH_WORDS, re.sub(r"[\w-]+-[\w-]+", "", told), re.IGNORECASE)


def test_titles_of_another_language_are_marked_and_our_words_in_them():
    page = embed.page(strait(), EVERYTHING, Look(lang="de"))
    assert '<ol lang="en">' in page
    assert '<time lang="de"' in page
    assert page.count('<g lang="en"') > 3
    assert "lang=" not in embed.page(strait(), EVERYTHING, Look(lang="en")).replace('<html lang="en">', "")


def test_words_of_a_store_stay_as_they_are():
    known = strait()
    page = embed.page(known, EVERYTHING, Look(lang="uk"))
    assert {one.title for one in known.events} <= set(Tags(page).words)


def test_a_tag_finds_its_language():
    assert nearest("de-AT") is language("de")
    assert nearest("tlh") is None


def test_the_sentence_of_a_choice_is_told_in_the_language():
    chosen = Filter(kinds=("talks", "call"), statuses=("scheduled",), known="2025-03-20")
    said = filters.sentence(strait(), chosen, 3, language("de"))
    assert said == "Kenntnisstand 20. März 2025: 3 von 24 Ereignissen: Art: Verhandlungen oder Telefonat, geplant"


def test_a_picture_speaks_the_language_of_the_embed():
    known = strait()
    drawing = chart.as_file(known, known.events, EVERYTHING, "actor", "…", "2025-03-20", language("fr"))
    assert "État au 20 mars 2025" in drawing
    assert "jour après jour" in drawing


def test_one_event_is_not_many():
    one = collection(event(1))
    assert "1 Ereignis, " in embed.page(one, EVERYTHING, Look(lang="de"))
