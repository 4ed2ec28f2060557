"""One event with all its evidence, opened by `?event=ID` over the page."""

from collections import defaultdict

import streamlit as st

from timeline.core.model import Event, Mention
from timeline.pages import desk_bar
from timeline.view import escape, wording
from timeline.view.collection import Collection


def choose(event_id: str) -> None:
    """Open this event: put it into the URL."""
    st.query_params["event"] = event_id


def link(event: Event, *, dated: bool = False) -> None:
    """A real link that opens the event and keeps what else the reader chose."""
    text = f"{wording.when(event)}: {event.title}" if dated else event.title
    st.page_link("browse.py", label=escape.markdown(text), query_params={**_query(), "event": event.id})


def show_chosen(collection: Collection) -> None:
    """The event that the URL names, as a dialog; a word where there is none of this id."""
    wanted = st.query_params.get("event")
    if wanted is None:
        return
    event = collection.event(wanted)
    if event is None:
        del st.query_params["event"]
        st.info("The link names an event that is not in this timeline, so here are all events.")
        return
    choose(event.id)  # a followed link opens the event, but leaves the address as it was
    st.dialog(escape.markdown(event.title), width="large", on_dismiss=_close)(_body)(collection, event)


def _query() -> dict[str, list[str]]:
    return {key: st.query_params.get_all(key) for key in st.query_params if key != "event"}


def _close() -> None:
    st.query_params.pop("event", None)
    st.session_state["closed"] = st.session_state.get("closed", 0) + 1  # a new key: no mark stays selected


def _body(collection: Collection, event: Event) -> None:
    facts = [wording.when(event), wording.kind(event), wording.who(collection, event), event.place or ""]
    with st.container(key="facts"):
        st.markdown(" · ".join(escape.markdown(fact) for fact in facts if fact))
        if event.label:
            st.markdown(escape.markdown(f"As the source dates it: {event.label}."))
        if status := wording.status_sentence(event):
            st.markdown(f"**{escape.markdown(status)}**")
        if event.summary:
            st.markdown(escape.markdown(event.summary))
    desk_bar.edit(event)
    accounts(collection, event)
    _neighbours(collection, event)


def accounts(collection: Collection, event: Event) -> None:
    """The quotes side by side, one column for each outlet."""
    told: dict[str, list[Mention]] = defaultdict(list)
    for mention in event.mentions:
        told[wording.outlet(collection, mention)].append(mention)
    if not told:
        st.markdown("No article is quoted for this event.")
        return
    with st.container(key="accounts"), st.grid(min(len(told), 3), min_column_width=240, gap="medium"):
        for outlet, mentions in told.items():
            with st.container():
                st.markdown(f"### {escape.markdown(outlet)}")
                for mention in mentions:
                    _mention(collection, mention)


def _mention(collection: Collection, mention: Mention) -> None:
    """The quote between what stands before and after it, then who says so, where, and how it was dated."""
    before, words, after = (escape.markdown(part) for part in wording.in_context(mention.quote))
    lead, tail = f":gray[{before}] " if before else "", f":gray[{after}]" if after else ""
    gap = " " if mention.quote.suffix[:1].isspace() else ""
    st.markdown(f"> {lead}**{words}**{gap}{tail}")
    lines = [escape.markdown(wording.speaker(mention)), _article(collection, mention)]
    if mention.dated:
        lines.append(escape.markdown(wording.dated(mention.dated)))
    st.markdown("  \n".join(line for line in lines if line))


def _article(collection: Collection, mention: Mention) -> str:
    article = collection.articles.get(mention.article)
    if article is None:
        return ""
    title = escape.markdown(article.title or "The article")
    named = f"[{title}]({escape.address(article.url)})" if article.url else title
    return f"{named}, {escape.markdown(wording.published(article))}"


def _neighbours(collection: Collection, event: Event) -> None:
    """What came before and after, so that a timeline can be read from event to event."""
    place = collection.events.index(event)
    with st.container(key="neighbours", horizontal=True, horizontal_alignment="distribute"):
        for word, near in (("Before", place - 1), ("After", place + 1)):
            if 0 <= near < len(collection.events):
                with st.container(width="content", gap=None):
                    st.markdown(f":gray[{word}]")
                    link(collection.events[near])
