"""Share an event, cite it, and say that it is wrong."""

import os
from urllib.parse import quote, urlencode

import streamlit as st

from timeline.core.model import Event
from timeline.core.settings import Settings
from timeline.pages import headings, who
from timeline.publish import citation
from timeline.view import escape
from timeline.view.collection import Collection


def show(collection: Collection, event: Event) -> None:
    """The address and references to copy, and where to write about an error."""
    address = address_of(event.id)
    with st.container(key="share"):
        headings.show("Share and cite", 2)
        _copied("Address", address)
        _copied("Reference", citation.plain(collection, event, address, who.today()))
        with st.container(key="bibtex"):
            _copied("BibTeX", citation.bibtex(collection, event, address, who.today()))
        correction(f"{event.title} ({event.id})", address)


def _copied(words: str, text: str) -> None:
    """A text with a button that copies it."""
    st.markdown(words)
    st.code(text, language=None, wrap_lines=True)


def address_of(event_id: str) -> str:
    """The address of an event's page as the reader's browser has it; without a browser the path alone."""
    return f"{address_of_pages()}{quote(event_id)}"


def address_of_pages() -> str:
    """The address of an event's page up to its id."""
    here = st.context.url or ""
    for page in ("/event", "/about"):
        here = here.removesuffix(page)
    return f"{here.rstrip('/')}/event?id="


def correction(subject: str, address: str) -> None:
    """A way to say that something is wrong, where whoever runs the timeline named one."""
    told = Settings.from_environment(os.environ).corrections
    if not told:
        st.markdown("Something is wrong here? Tell the newsroom that sent you here, and name the address of this page.")
        return
    if told.startswith(("http://", "https://")):
        target = told
    else:
        query = urlencode({"subject": f"Correction: {subject}", "body": f"{address}\n\n"}, quote_via=quote)
        target = f"mailto:{quote(told, safe='@+')}?{query}"
    st.markdown(f"Something is wrong here? [Suggest a correction]({escape.address(target)}).")
