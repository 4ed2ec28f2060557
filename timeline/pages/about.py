"""How the timeline is made: method, sources, what the parser can and cannot do, and how to report an error."""

import os

import streamlit as st

from timeline.core.errors import StoreUnreadable
from timeline.core.settings import Settings
from timeline.pages import event_share, opened
from timeline.view import escape, sources, wording

# The figures are the floors of tests/floors.json in words; a test compares them.
_METHOD = """
A program reads news articles and looks for sentences that tell what happened and when. Each event on the timeline
keeps the exact words that it was read from, and the article that printed them. “Yesterday” is counted from the day on
which the article was published; “two days after the vote” from the vote. What no words date is left out: nothing is
guessed. Where several articles tell of the same event they are put together, and what they say stays side by side.

Editors add, correct, join and reject what the program proposes, and readers see what an editor approved. Where a
newsroom shows more than that, an event that nobody has looked at yet says so.
"""
CAN = """
Measured on invented and real stories that were dated by hand. Its rules were mended with these in sight:

- Of ten events that matter it finds **seven to eight**; two to three are missed, mostly those told without a date.
- Of ten events that it proposes **eight** or more are right.
- Of ten dates **nine** are right to the day, or as roughly as the source tells it.
- Actors are right in **more than eight** of ten cases.
- Quotes are always the words of the article, letter by letter: this is checked with every run.
- Of the events that several articles tell, **more than half** come out as one; the others stand there twice, as two
  events. This is its weakest part.

On six news stories that its rules were not made with it did less well. Of ten events whose date stands in the text it
found **seven**, and fewer of those told without a date; of ten dates eight or nine were right; of the events that
several articles tell, it put a third together. Of ten events that it proposed from thirty other articles a strict
reader found **one** false, and two more with a title or an actor to mend. So an editor reads what it proposes.

It reads English only. It does not understand pictures, tables and irony, does not know who is right, and takes a
sentence at its word. “Claimed” and “disputed” say that the sources do not agree, not that we know better.
"""
_WORDS = """
- An event is **reported**, unless it says otherwise: *planned* (announced), *claimed* (one side says so), *disputed*
  (the sources contradict each other), *cancelled*.
- A date is as exact as the source: “March 2025” is no day of March, and is never shown as its first.
- Hours are those of the place, as the source tells them.
"""
_LICENCE = """
The program is free software under the MIT licence. The quotes belong to the outlets that published them and stand here
as evidence, each with its source.
"""


def show() -> None:
    """Draw the page; the store may be unreadable, the method holds all the same."""
    with st.container(key="masthead"):
        st.page_link("browse.py", label="← Timeline")
        st.title("How this timeline is made", anchor=False)
    with st.container(key="about"):
        _part("Method", _METHOD)
        _part("How to read it", _WORDS)
        _part("What the program can do, and what it cannot", CAN)
        st.header("Sources", anchor=False)
        _sources()
        st.header("Report an error", anchor=False)
        st.markdown("Every event has a page with its quotes, the way to its date, and its address.")
        event_share.correction("the timeline", st.context.url or "")
        _part("Licence", _LICENCE)


def _part(heading: str, words: str) -> None:
    st.header(heading, anchor=False)
    st.markdown(words)


def _sources() -> None:
    """Each outlet with its articles: how many events each tells of, and when it was published."""
    try:
        collection = opened.shelf(Settings.from_environment(os.environ).store).collection
    except StoreUnreadable as error:
        st.error(escape.markdown(str(error)))
        return
    told = sources.outlets(collection)
    if not told:
        st.markdown("No article has been read yet.")
        return
    st.markdown(escape.markdown(sources.summary(collection)))
    st.markdown("\n".join(_outlet(outlet) for outlet in told))


def _outlet(outlet: sources.Outlet) -> str:
    """The outlet in bold with its counts, under it its articles: a list in a list."""
    head = f"- **{escape.markdown(outlet.name)}** · {wording.counted(outlet.events)}"
    return "\n".join([head, *(f"    - {_article(one)}" for one in outlet.articles)])


def _article(told: sources.Told) -> str:
    article = told.article
    title = escape.markdown(article.title or "An article without a title")
    named = f"[{title}]({escape.address(article.url)})" if article.url else title
    return f"{named}, {escape.markdown(wording.published(article))}: {wording.counted(told.events)}"


if __name__ == "__main__":
    show()
