"""The form of one article: title, web address, when it was published; and what depends on that date."""

import streamlit as st

from timeline.core.errors import StoreError
from timeline.core.model import Article, Timeline
from timeline.desk import outlets
from timeline.desk.outlets import FIELDS, Form, Reading
from timeline.pages import desk_bar, kept, who
from timeline.pages.kept import Kept
from timeline.store import Edit
from timeline.view import escape, wording

_Kept = Kept[Article, Form]
_EVENTS = 30


def show(article: Article, timeline: Timeline) -> None:
    """The fields, what they mean, the buttons, and the events that quote the article."""
    name = f"article-{article.id}"
    held: _Kept = kept.take(name, article, outlets.of_article(article))
    with st.container(key="edit-form"):
        form = _fields(name, held.form)
        held = kept.put(name, held._replace(form=form))
        reading = outlets.read(form, held.seen, timeline, who.today())
        _reaction(reading, held, timeline)
    if held.seen != article and held.is_changed:
        _moved(name, held, article)
    with st.container(key="edit-buttons", horizontal=True, vertical_alignment="center"):
        if st.button("Save", type="primary"):
            _save(name, held, reading)
        if held.is_changed:
            st.button("Discard what I typed", type="tertiary", on_click=kept.drop, args=(name,))
    _events(article, timeline)


def _fields(name: str, form: Form) -> Form:
    title = st.text_input(FIELDS["title"], key=kept.seed(name, "title", form.title))
    url = st.text_input(FIELDS["url"], key=kept.seed(name, "url", form.url), placeholder="https://…")
    published = st.text_input(FIELDS["published"], key=kept.seed(name, "published", form.published),
                              placeholder="18 March 2025")  # fmt: skip
    return Form(title or "", url or "", published or "")


def _reaction(reading: Reading, held: _Kept, timeline: Timeline) -> None:
    seen = held.seen
    if reading.dated is not None:
        known = "given" if reading.dated.value != seen.published else seen.published_known
        st.markdown(f"**{escape.markdown(reading.dated.words)}** · {outlets.KNOWN[known]}")
        if reading.dated.note:
            st.markdown(f":gray[{escape.markdown(reading.dated.note)}]")
    elif not held.form.published.strip():
        st.markdown(":gray[No date is known: words such as “yesterday” in this article cannot be dated.]")
    if reading.article is not None and (told := outlets.what_stays(reading.article, seen, timeline)):
        st.info(escape.markdown(told))
    for field, sentence in reading.errors.items():
        st.markdown(f":primary[**⚠ {FIELDS.get(field, 'Article')}: {escape.markdown(sentence)}**]")


def _moved(name: str, held: _Kept, now: Article) -> None:
    """Somebody saved this article meanwhile: both versions, and the choice."""
    theirs = outlets.of_article(now)
    told = [(called, getattr(held.form, field), getattr(theirs, field)) for field, called in FIELDS.items()]
    kept.moved("article", name, held, now, theirs, told)


def _save(name: str, held: _Kept, reading: Reading) -> None:
    if reading.article is None:
        desk_bar.say("Not saved yet: mend what is marked first.", trouble=True)
        st.rerun()
    try:
        who.home().apply([Edit(held.seen, reading.article)])
    except StoreError as error:
        desk_bar.say(str(error), trouble=True)
        st.rerun()
    kept.drop(name)
    desk_bar.say(f"Saved: “{reading.article.title or reading.article.source}”.")
    st.rerun()


def _events(article: Article, timeline: Timeline) -> None:
    """The ways to the events that quote it: an editor looks at them after a date was corrected."""
    found = outlets.events_of(article, timeline)
    with st.container(key="merge"):
        st.header(f"Quoted by {wording.counted(len(found))}", anchor=False)
        for event in found[:_EVENTS]:
            label = f"{wording.when(event)}: {event.title}"
            st.page_link("edit.py", label=escape.markdown(label), query_params={"event": event.id})
        if len(found) > _EVENTS:
            st.markdown(f"And {len(found) - _EVENTS} more.")
