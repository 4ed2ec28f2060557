"""What only a printed page shows: where the words on it are from. The style sheet for print brings it to light."""

from collections.abc import Sequence

import streamlit as st

from timeline.core.labels import label
from timeline.core.model import Article, Event
from timeline.pages import who
from timeline.view import escape, wording
from timeline.view.collection import Collection


def sources(collection: Collection, events: Sequence[Event]) -> None:
    """The articles of these events with their addresses, and when and where this was printed."""
    named = dict.fromkeys(mention.article for event in events for mention in event.mentions)
    articles = [collection.articles[one] for one in named if one in collection.articles]
    ordered = sorted(articles, key=lambda one: (one.source.casefold(), one.published or "~", one.id))
    with st.container(key="paper-sources"):
        st.header("Sources", anchor=False)
        st.markdown("\n".join(f"- {_article(one)}" for one in ordered))
        address = escape.markdown(st.context.url or "")
        st.markdown(f"Printed on {label(who.today())} {f'from {address}' if address else ''}")


def _article(article: Article) -> str:
    title = f"“{article.title}”, " if article.title else ""
    said = f"{article.source}: {title}{wording.published(article)}"
    return f"{escape.markdown(said)}{f'. {escape.markdown(article.url)}' if article.url else ''}"
