"""What only a printed page shows: where the words on it are from. The style sheet for print brings it to light."""

from collections.abc import Sequence
from urllib.parse import urlencode

import streamlit as st

from timeline.core.labels import label
from timeline.core.model import Article, Event
from timeline.pages import who
from timeline.view import escape, wording
from timeline.view.collection import Collection


def sources(collection: Collection, events: Sequence[Event]) -> None:
    """The articles of these events with their addresses."""
    named = dict.fromkeys(mention.article for event in events for mention in event.mentions)
    articles = [collection.articles[one] for one in named if one in collection.articles]
    ordered = sorted(articles, key=lambda one: (one.source.casefold(), one.published or "~", one.id))
    with st.container(key="paper-sources"):
        st.header("Sources", anchor=False)
        st.markdown("\n".join(f"- {_article(one)}" for one in ordered))


def printed() -> None:
    """When this was printed, and the whole address of what was on the screen."""
    query = urlencode([(key, one) for key in st.query_params for one in st.query_params.get_all(key)])
    address = "?".join(part for part in (st.context.url or "", query) if part)
    with st.container(key="paper-printed"):
        st.markdown(f"Printed on {label(who.today())}{f' from {escape.markdown(address)}' if address else ''}.")


def _article(article: Article) -> str:
    title = f"“{article.title}”, " if article.title else ""
    said = f"{article.source}: {title}{wording.published(article)}"
    return f"{escape.markdown(said)}{f'. {escape.markdown(article.url)}' if article.url else ''}"
