"""Who says what of an event, side by side, and why it has its date."""

from collections.abc import Iterable, Sequence

import streamlit as st

from timeline.core.model import Event, Mention
from timeline.pages import headings
from timeline.view import dating, escape, wording
from timeline.view.accounts import Account, Telling, accounts
from timeline.view.collection import Collection
from timeline.view.comparing import Piece

_OPEN = 2  # quotes of an account that stand open; the others are folded


def show(collection: Collection, event: Event, level: int, *, dates: bool = False) -> None:
    """The accounts of an event, each under who says so; with `dates` each quote also says how it was dated."""
    told = accounts(collection, event)
    if not told:
        st.markdown("No article is quoted for this event.")
        return
    with st.container(key="accounts"):
        headings.show("Who says what" if len(told) > 1 else "Who says so", level)
        if any(account.alone for account in told):
            st.markdown(
                "Underlined is what only one of them says: a number, how far it goes, what is done. "
                "That the others are silent does not mean that they deny it."
            )
        with st.grid(min(len(told), 3), min_column_width=260, gap="medium"):
            for number, account in enumerate(told):
                with st.container(key=f"account-{number}"):
                    _account(collection, account, level + 1, dates)


def why(collection: Collection, event: Event, level: int) -> None:
    """The way from the words of the sources to the date, and which words lead elsewhere."""
    found = dating.reasons(collection, event)
    agree = [reason.words for reason in found if reason.agrees]
    others = [reason.words for reason in found if not reason.agrees]
    with st.container(key="why"):
        headings.show("Why this date", level)
        st.markdown(f"On the timeline it stands at **{escape.markdown(wording.when(event))}**.")
        if not found:
            st.markdown("No quote names the day: it comes from the rest of its article, or from an editor.")
        _bullets(agree)
        if others:
            st.markdown(
                "Other words lead to another date:" if agree else "An editor chose the date; the words lead to:"
            )
            _bullets(others)


def _bullets(lines: Iterable[str]) -> None:
    told = "\n".join(f"- {escape.markdown(line)}" for line in lines)
    if told:
        st.markdown(told)


def _account(collection: Collection, account: Account, level: int, dates: bool) -> None:
    headings.show(account.speaker, level)
    for telling in account.tellings[:_OPEN]:
        _telling(collection, telling, account.own, dates)
    rest = account.tellings[_OPEN:]
    if rest:
        with st.expander(f"{len(rest)} more quote{'s' * (len(rest) > 1)}"):
            for telling in rest:
                _telling(collection, telling, account.own, dates)
    if account.alone:
        words = "; ".join(f"“{escape.markdown(one)}”" for one in account.alone)
        st.markdown(f"Only here: {words}.")


def _telling(collection: Collection, telling: Telling, own: bool, dates: bool) -> None:
    """The quote between what stands before and after it, then in which article it stands."""
    mention = telling.mention
    before, _, after = (escape.markdown(part) for part in wording.in_context(mention.quote))
    lead, tail = f":gray[{before}] " if before else "", f":gray[{after}]" if after else ""
    gap = " " if mention.quote.suffix[:1].isspace() else ""
    st.markdown(f"> {lead}{_words(telling.pieces)}{gap}{tail}")
    lines = [_article(collection, mention, own)]
    if dates and mention.dated:
        lines.append(escape.markdown(wording.dated(mention.dated)))
    st.markdown("  \n".join(lines))


def _words(pieces: Sequence[Piece]) -> str:
    """The pieces of a quote, the marked ones in bold, which the style sheet underlines."""
    return "".join(_kept_apart(piece.text, "**" if piece.marked else "") for piece in pieces)


def _kept_apart(text: str, sign: str) -> str:
    """The text escaped, with the signs inside of the spaces around it: Markdown knows no “** bold **”."""
    core = escape.markdown(text)
    lead = " " if text[:1].isspace() else ""
    tail = " " if text[-1:].isspace() and text.strip() else ""
    return f"{lead}{sign}{core}{sign}{tail}" if core else lead


def _article(collection: Collection, mention: Mention, own: bool) -> str:
    """Outlet, article and date: “Lviv Herald: What the two sides say (link), published 19 March 2025”.

    Where the outlet says it itself, its name stands over the quote already.
    """
    outlet = escape.markdown(wording.outlet(collection, mention))
    article = collection.articles.get(mention.article)
    if article is None:
        return outlet
    title = escape.markdown(article.title or "An article without a title")
    named = f"[{title}]({escape.address(article.url)})" if article.url else title
    return f"{'' if own else f'{outlet}: '}{named}, {escape.markdown(wording.published(article))}"
