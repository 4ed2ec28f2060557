"""Records for tests: made by hand where a test reads them, by hypothesis where it wants all kinds."""

from hypothesis import strategies as st

from timeline.core import model
from timeline.core.model import Actor, Article, Dated, Event, Mention, Participant, Position, Quote, Timeline

ARTICLE = Article(id="a1", source="The Harbour Post", title="Bridge opens", published="2024-05-07", sha256="0" * 64)
ACTOR = Actor(id="norwick", name="Norwick", kind="state")


def event(number=1, **fields):
    """One plain event; keyword arguments replace its fields."""
    plain = {"id": f"e{number}", "when": "2024-05-07", "title": f"Bridge {number} opens"}
    mention = Mention(article="a1", quote=Quote(exact="The bridge opened on Tuesday"))
    return Event(**(plain | {"mentions": (mention,), "actors": (Participant(actor="norwick"),)} | fields))


def timeline(count=1):
    """A timeline of one article, one actor and `count` events."""
    return Timeline(articles=(ARTICLE,), actors=(ACTOR,), events=tuple(event(number) for number in range(1, count + 1)))


_ids = st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True)
_text = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
_line = _text.map(str.strip).filter(bool)
dates = st.sampled_from(
    [
        "2024",
        "2024-05",
        "2024-05-07",
        "2024-05~",
        "202X",
        "2024-05-07T22:00",
        "2024-05-07/2024-05-09",
        "2024-05/..",
        "-0043",
        "[2024-05-06..2024-05-12]",
        "2024-21",
        "2024-33",
        "../2024-03",
    ]
)
_maybe_line = st.none() | _line
_maybe_date = st.none() | dates

articles = st.builds(
    Article,
    id=_ids,
    source=_line,
    source_known=st.sampled_from(["given", "page metadata", "byline", "inferred", "unknown"]),
    title=_maybe_line,
    url=st.none() | st.sampled_from(["https://example.org/a?b=c", "http://example.org"]),
    published=_maybe_date,
    published_known=st.sampled_from(["given", "byline", "unknown"]),
    sha256=st.from_regex(r"[0-9a-f]{64}", fullmatch=True),
)
actors = st.builds(
    Actor,
    id=_ids,
    name=_line,
    kind=st.sampled_from(["person", "state", "organisation", "group"]),
    aliases=st.lists(_line, max_size=3).map(tuple),
    acts_for=st.just(()),
    colour=st.none() | st.just("#a1B2c3"),
)


def _mentions(article):
    dated = st.builds(Dated, words=_line, rule=_line, anchor=_maybe_line, value=dates)
    return st.builds(
        Mention,
        article=st.just(article),
        quote=st.builds(Quote, exact=_text.filter(bool), prefix=_text, suffix=_text),
        position=st.none() | st.builds(Position, start=st.integers(0, 9), end=st.integers(10, 99)),
        dated=st.none() | dated,
        attributed_to=_maybe_line,
        reported=_maybe_date,
    )


def events(article="a1", actor="norwick"):
    """All kinds of events that tell of one article and one actor."""
    return st.builds(
        Event,
        id=_ids,
        when=dates,
        label=_maybe_line,
        title=_line,
        summary=_text,
        kind=st.sampled_from(sorted(model.KINDS)),
        status=st.sampled_from(["occurred", "scheduled", "claimed", "disputed", "cancelled"]),
        status_reason=_maybe_line,
        actors=st.lists(
            st.builds(Participant, actor=st.just(actor), role=st.sampled_from(["agent", "patient", "place", "party"])),
            max_size=2,
        ).map(tuple),
        place=_maybe_line,
        mentions=st.lists(_mentions(article), max_size=2).map(tuple),
        review=st.sampled_from(["proposed", "approved", "rejected"]),
        version=st.integers(1, 99),
        touched_by=_line,
    )


@st.composite
def timelines(draw):
    """Whole timelines whose events name only what is there."""
    events_ = draw(st.lists(events(), max_size=4, unique_by=lambda one: one.id))
    actors_ = draw(st.lists(actors.filter(lambda one: one.id != "norwick"), max_size=3, unique_by=lambda one: one.id))
    articles_ = draw(st.lists(articles.filter(lambda one: one.id != "a1"), max_size=3, unique_by=lambda one: one.id))
    return Timeline(articles=(ARTICLE, *articles_), actors=(ACTOR, *actors_), events=tuple(events_))
