"""The OpenAPI 3.1 document of what is answered to programs: data, pictures and feeds."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple, get_args

from timeline.core.language import CODES
from timeline.core.model import KINDS
from timeline.publish import api
from timeline.publish.look import LONGEST_TITLE
from timeline.view.canvas import Kind
from timeline.view.filters import BY_KEY, ONLY, STATUSES


class _File(NamedTuple):
    """An answer that is a file of its own: its media type, what it is, and whether the query says how it looks."""

    type: str
    summary: str
    dressed: bool = False


_FILES: Final[Mapping[str, _File]] = {
    "/embed/picture.svg": _File("image/svg+xml", "The chart with its title, for print", dressed=True),
    "/embed/picture.png": _File("image/png", "The same as PNG, two dots for each of its pixels", dressed=True),
    "/embed/card.png": _File("image/png", "A card for social media, 1200 × 630 pixels", dressed=True),
    "/events.jsonld": _File("application/ld+json", "The events in the words of schema.org"),
    "/feed.atom": _File("application/atom+xml", "The events told last, as a feed"),
    "/calendar.ics": _File("text/calendar", "The events as a calendar"),
    "/timelinejs.json": _File("application/json", "The events for TimelineJS"),
}
_NAMED: Final[Mapping[str, Sequence[str]]] = {"kind": [*KINDS], "status": [*STATUSES], "only": [*ONLY]}


def document(base: str) -> bytes:
    """The OpenAPI document of what is answered at `base`."""
    return api.packed(
        {
            "openapi": "3.1.0",
            "info": {"title": "Timeline", "version": "1", "description": "Published events with their evidence."},
            "servers": [{"url": base}],
            "paths": {"/api/events.json": {"get": _operation()}} | {path: {"get": _file(path)} for path in _FILES},
            "components": {"schemas": _schemas()},
        }
    )


def _operation() -> dict[str, Any]:
    good = {"application/json": {"schema": {"$ref": "#/components/schemas/Page"}}}
    return {
        "operationId": "events",
        "summary": "The published events that a filter lets through, in order of time",
        "parameters": [_parameter(key) for key in api.KEYS],
        "responses": {"200": {"description": "A page of events", "content": good}, **_refusals()},
    }


def _file(path: str) -> dict[str, Any]:
    file = _FILES[path]
    return {
        "operationId": path.strip("/").translate(str.maketrans("/.", "--")),
        "summary": file.summary,
        "parameters": [_parameter(key) for key in api.MEANT] + (_dress() if file.dressed else []),
        "responses": {"200": {"description": file.summary, "content": {file.type: {}}}, **_refusals()},
    }


def _refusals() -> dict[str, Any]:
    problem = {"content": {"text/plain": {"schema": {"type": "string"}}}}
    return {
        "400": {"description": "What is wrong with the query, in sentences", **problem},
        "414": {"description": "The query is too long", **problem},
        "503": {"description": "The timeline cannot be read at the moment", **problem},
    }


def _dress() -> list[dict[str, Any]]:
    """How a picture looks."""
    said: tuple[tuple[str, dict[str, Any], str], ...] = (
        ("lanes", {"enum": [*get_args(Kind)]}, "What the rows of the chart are."),
        ("lang", {"enum": [*CODES]}, "The language of the words that are ours."),
        ("title", {"maxLength": LONGEST_TITLE}, "The heading."),
    )
    return [
        {"name": name, "in": "query", "schema": {"type": "string", **schema}, "description": meant}
        for name, schema, meant in said
    ]


def _parameter(key: str) -> dict[str, Any]:
    if key in api.PAGING:
        least, most, usual = api.PAGING[key]
        schema: dict[str, Any] = {"type": "integer", "minimum": least, "maximum": most, "default": usual}
        return {"name": key, "in": "query", "schema": schema, "description": f"{key} of the page"}
    one: dict[str, Any] = {"type": "string"}
    if key in _NAMED:
        one["enum"] = [*_NAMED[key]]
    if key == "acting":
        one["enum"] = ["true", "false"]
    many = {"type": "array", "items": one} if BY_KEY[key].named else one
    return {"name": key, "in": "query", "schema": many, "description": api.MEANT[key]}


def _schemas() -> dict[str, Any]:
    text, maybe = {"type": "string"}, {"type": ["string", "null"]}
    number = {"type": "integer", "minimum": 0}
    actor = _object(id=text, name=text, role={"enum": ["agent", "patient", "place", "party"]})
    mention = _object(
        quote=text, attributed_to=maybe, source=maybe, title=maybe, url=maybe, published=maybe, reported=maybe
    )
    event = _object(
        id=text, url=text, when={**text, "format": "edtf"}, start=maybe, end=maybe, precision=text, date=text,
        label=maybe, title=text, summary=maybe, kind={"enum": [*KINDS]}, status={"enum": [*STATUSES]},
        status_reason=maybe, place=maybe, actors={"type": "array", "items": actor},
        sources={"type": "array", "items": text}, mentions={"type": "array", "items": mention},
    )  # fmt: skip
    events = {"type": "array", "items": {"$ref": "#/components/schemas/Event"}}
    return {"Event": event, "Page": _object(total=number, offset=number, count=number, next=maybe, events=events)}


def _object(**fields: Any) -> dict[str, Any]:
    return {"type": "object", "properties": fields, "required": [*fields], "additionalProperties": False}
