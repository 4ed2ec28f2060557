"""What was recognised of an article: outlet, title, address and date, how each is known, and fields to correct them."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from timeline.core.labels import label
from timeline.core.model import Article
from timeline.desk import reading, reading_rows
from timeline.desk.reading import FACTS, Paper
from timeline.pages import read_session, who
from timeline.pages.read_session import Laid
from timeline.view import escape, wording

_HINTS = {
    "source": "Who published it?",
    "title": "Not known",
    "url": "https://…",
    "published": "18 March 2025",
}


def chosen(laid: Laid) -> Paper:
    """The article that is looked at; a choice where several lie on the desk."""
    papers = {paper.id: paper for paper in read_session.papers()}
    wanted = st.session_state.get("read-article")
    if wanted not in papers:
        wanted = next(iter(papers))
    if len(papers) > 1:
        key = f"read-choice-{len(papers)}"
        if st.session_state.get(key) not in papers:
            st.session_state[key] = wanted
        names = {one: _name(paper, laid) for one, paper in papers.items()}
        wanted = st.selectbox(
            f"{len(papers)} articles on the desk", list(papers), key=key, format_func=names.__getitem__
        )
    st.session_state["read-article"] = wanted
    return papers[wanted]


def show(paper: Paper, laid: Laid) -> None:
    """The facts; first the question for the day of publication where nobody knows it."""
    article = _article(paper, laid)
    with st.container(key="read-facts"):
        _ask(st.empty(), paper, article, laid)  # it keeps its place, or the fields are drawn anew and lose the focus
        with st.grid(4, min_column_width=220):
            for fact in FACTS:
                with st.container():
                    _fact(paper, article, fact, laid)
        for doubt in read_session.reader().doubts(laid.study, paper.id):
            st.warning(escape.markdown(doubt))
        if any(one.id == paper.id for one in laid.known.articles):
            st.info(_stored(paper, laid))


def _article(paper: Paper, laid: Laid) -> Article:
    return next(one.text.article for one in laid.study.readings if one.text.article.id == paper.id)


def _name(paper: Paper, laid: Laid) -> str:
    article = _article(paper, laid)
    left = sum(
        one.own.mentions[0].article == paper.id and not _is_decided(one.own.id) for one in laid.study.proposals
    )  # fmt: skip
    return f"{article.title or paper.name}, {article.source} · {left} undecided"


def _is_decided(ident: str) -> bool:
    found = read_session.decisions().get(ident)
    return found is not None and found.verdict is not None


def _ask(place: DeltaGenerator, paper: Paper, article: Article, laid: Laid) -> None:
    if article.published is not None:
        return
    read = next(one for one in laid.study.readings if one.text.article.id == paper.id)
    words = reading_rows.undated_words(read)
    named = wording.listed([f"“{one}”" for one in words[:4]])
    more = f" and {len(words) - 4} more" if len(words) > 4 else ""
    why = f"Until you say so, {named}{more} cannot be dated." if words else "No date in it hangs on that."
    place.warning(f"**When was this article published?** {escape.markdown(why)}")


def _fact(paper: Paper, article: Article, fact: str, laid: Laid) -> None:
    """A field, how its content is known, and what is wrong with it."""
    value = paper.typed.get(fact, reading.shown(article, fact))
    key = read_session.fact_key(paper, fact)
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    st.session_state.setdefault("read-shown", {})[key] = value
    st.text_input(FACTS[fact], key=key, placeholder=_HINTS[fact])
    errors = reading.described(article, paper.typed, who.today()).errors
    if fact in errors:
        st.markdown(f":primary[**⚠ {escape.markdown(errors[fact])}**]")
        return
    how = reading.how_known(article, fact, paper.typed, laid.study.inferred.get(paper.id))
    if fact == "published" and article.published:
        how = f"{label(article.published)}. {how}"
    st.caption(escape.markdown(how))


def _stored(paper: Paper, laid: Laid) -> str:
    told = sum(any(one.article == paper.id for one in event.mentions) for event in laid.known.events)
    events = f"{told} event{'' if told == 1 else 's'}"
    return f"The store has this very text already, as evidence of {events}. What it does not know yet is proposed."
