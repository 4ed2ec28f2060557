"""What machines read of us is valid by the books of others: schema.org in rdflib, Atom in feedparser."""

import json
import re

import feedparser
import pytest
from nouns_view import strait
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import SDO

from timeline.publish import embed, feed, linked
from timeline.publish.look import Look
from timeline.view.filters import Filter

# rdflib reads JSON-LD with a class of its own that it has deprecated
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

KNOWN = strait()
DATE = r"-?\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?"  # schema.org's Date and DateTime, ISO 8601
ADDRESS = "https://timeline.example/event?id="


def in_embed():
    return re.search(r'<script type="application/ld\+json">(.*?)</script>', embed.page(KNOWN, Filter(), Look()))[1]


@pytest.fixture(params=["in an embed", "a list", "one event"])
def graph(request):
    """The facts of one of our JSON-LD texts; its context is read from here, not fetched."""
    said = {
        "in an embed": in_embed,
        "a list": lambda: linked.block(KNOWN, KNOWN.events, ADDRESS),
        "one event": lambda: linked.one(KNOWN, KNOWN.event("call"), f"{ADDRESS}call"),
    }[request.param]()
    document = json.loads(said)
    assert document["@context"] == "https://schema.org"
    facts = Graph().parse(data=json.dumps({**document, "@context": {"@vocab": str(SDO)}}), format="json-ld")
    assert len(facts) > 3
    return facts


def test_every_word_of_our_json_ld_is_one_of_schema_org(graph):
    used = {fact for fact in graph.predicates() if fact != RDF.type} | set(graph.objects(predicate=RDF.type))
    assert {word for word in used if word not in SDO} == set()
    status = set(graph.objects(predicate=SDO.eventStatus))
    assert all(URIRef(word) in SDO for word in status)


def test_every_event_of_our_json_ld_has_a_name_and_dates_that_schema_org_takes(graph):
    events = list(graph.subjects(RDF.type, SDO.Event))
    assert events
    assert all(str(graph.value(event, SDO.name)) for event in events)
    dates = [str(date) for key in (SDO.startDate, SDO.endDate, SDO.datePublished) for date in graph.objects(None, key)]
    assert dates
    assert [date for date in dates if not re.fullmatch(DATE, date)] == []


def test_the_feed_is_atom_with_all_that_rfc_4287_wants():
    made = feed.atom(
        KNOWN, KNOWN.events, address="https://t.example/feed.atom", page="https://t.example/", event=ADDRESS
    )
    read = feedparser.parse(made)
    assert (read.version, bool(read.bozo)) == ("atom10", False)
    assert all(read.feed.get(name) for name in ("id", "title", "updated_parsed", "author"))
    assert {one["rel"] for one in read.feed.links} == {"self", "alternate"}
    told = read["entries"]
    assert len({one.id for one in told}) == len(told) == len(KNOWN.events)
    assert all(one.title and one.updated_parsed and one.link and one.summary for one in told)
