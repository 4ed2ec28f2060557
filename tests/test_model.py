"""The nouns: what they refuse, and in which words."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from nouns import ACTOR, ARTICLE, event, timeline, timelines
from pydantic import ValidationError

from timeline.core.model import Actor, Article, Event, Mention, Position, Timeline
from timeline.store import document, schema

SHIPPED = Path(__file__).parent.parent / "data" / "events.schema.json"

REFUSED = [
    (Event, {"title": "  "}, "title"),
    (Event, {"when": "18 March"}, "“18 March” is not a date: write 2025"),
    (Event, {"when": "2025-03-16/2025-03-10"}, "write the earlier date first"),
    (Event, {"kind": "party"}, "choose one of talks, call"),
    (Event, {"status": "maybe"}, "status"),
    (Event, {"version": 0}, "version"),
    (Event, {"id": "Über"}, "id"),
    (Event, {"id": "a" * 65}, "id"),
    (Event, {"colour": "#fff"}, "colour"),
    (Article, {"url": "javascript:alert(1)"}, "begins with http:// or https://"),
    (Article, {"url": "https://anna:secret@example.org/"}, "no name or password"),
    (Article, {"url": "https://"}, "begins with http"),
    (Article, {"sha256": "abc"}, "sha256"),
    (Article, {"published": "yesterday"}, "not a date"),
    (Actor, {"colour": "red"}, "colour"),
    (Actor, {"name": ""}, "name"),
    (Actor, {"kind": "planet"}, "kind"),
]


@pytest.mark.parametrize(("noun", "fields", "told"), REFUSED)
def test_a_wrong_field_is_refused(noun, fields, told):
    good = {Event: event(), Article: ARTICLE, Actor: ACTOR}[noun].model_dump()
    with pytest.raises(ValidationError, match=told):
        noun.model_validate(good | fields)


def test_an_id_stands_once():
    with pytest.raises(ValidationError, match="event id “e1” stands twice"):
        Timeline(events=(event(1), event(1)))


def test_nouns_do_not_change():
    with pytest.raises(ValidationError, match="frozen"):
        event().title = "Other"


def test_spaces_around_a_line_are_dropped():
    assert event(title="  Bridge opens ").title == "Bridge opens"


def test_a_position_does_not_begin_before_the_text():
    with pytest.raises(ValidationError):
        Mention(article="a1", quote={"exact": "words"}, position=Position.model_construct(start=-1, end=3).model_dump())


def test_the_shipped_schema_is_the_one_that_the_models_make():
    assert SHIPPED.read_text("utf-8") == schema.text(), "The models changed: run `make schema`."


def test_the_schema_can_be_printed():
    told = subprocess.run([sys.executable, "-m", "timeline.store.schema"], capture_output=True, check=True)
    assert told.stdout.decode() == schema.text()


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(timelines())
def test_what_the_store_writes_obeys_the_schema(one):
    shape = json.loads(SHIPPED.read_text("utf-8"))
    jsonschema.Draft202012Validator(shape).validate(json.loads(document.write(one, ())))


@pytest.mark.parametrize("spoilt", [{"kind": "party"}, {"titel": "typo"}, {"version": 0}, {"title": None}])
def test_the_schema_refuses_what_the_models_refuse(spoilt):
    shape = json.loads(SHIPPED.read_text("utf-8"))
    whole = json.loads(document.write(timeline(), ()))
    whole["events"][0] |= spoilt
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(shape).validate(whole)
