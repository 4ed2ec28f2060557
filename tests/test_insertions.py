"""Sentences that furniture breaks in two: headings of other stories behind a name, the code of a share."""

from timeline.core.model import Timeline
from timeline.core.settings import Settings
from timeline.extract import articles, pipeline, sentences

HEADINGS = "Ana Maria SilvaMayor of Porto sues bank on 3 May 2001 | Bo Lund asks “who pays?” MORE"
LUND = "Bo Erik LundCritic of Lund’s dam asks for more | The dam breaks MORE"
BODY = f"""Mayor Ana Silva {HEADINGS} on Monday said that the tram firm Harrow Lines [HRW/L] would build
a depot in Norwick.

Former minister Bo Lund {LUND}’s ally Ana Silva {HEADINGS}.

She left on Tuesday."""


def read():
    meta = {"source": "The Post", "published": "2024-05-08"}
    return articles.from_string(BODY, name="post.txt", meta=meta)


def test_a_sentence_goes_on_behind_furniture_inside_it():
    text = read()
    found = [" ".join(text.body[one.start : one.end].split()) for one in sentences.split(text)]
    assert found[0] == (
        "Mayor Ana Silva on Monday said that the tram firm Harrow Lines would build a depot in Norwick."
    )
    assert found[-1] == "She left on Tuesday."
    assert len(found) == 3


def test_what_is_told_around_furniture_is_told_whole_and_quoted_without_it():
    text = read()
    timeline = pipeline.read_texts([text], Timeline(), Settings()).timeline
    told = {event.title: event for event in timeline.events}
    said = told["Ana Silva says tram firm Harrow Lines would build depot in Norwick"]
    assert said.when == "2024-05-06"
    quote = said.mentions[0].quote.exact
    assert quote == "on Monday said that the tram firm Harrow Lines"
    assert quote in BODY
    assert not any("2001" in event.when for event in timeline.events)


def test_words_keep_their_places():
    text = read()
    parsed = pipeline.prepare(text, Settings()).parsed
    assert all(text.body[word.start : word.end] == word.text for word in parsed.words)
    assert [word.text for word in parsed.words[:5]] == ["Mayor", "Ana", "Silva", "on", "Monday"]
    assert "Norwick" in [text.body[one.start : one.end] for one in parsed.entities]
