"""How articles come onto the desk: pasted, or uploaded as files. What cannot be read is said at its file."""

from collections.abc import Sequence

import streamlit as st

from timeline.core.errors import UnreadableArticle
from timeline.desk import reading
from timeline.desk.reading import Paper, Refused
from timeline.pages import read_session
from timeline.view import escape

_MOST = 20  # articles on the desk at one time
_LARGEST = 2  # MB


def show() -> None:
    """The field to paste into and the field for files; folded away while an article lies on the desk."""
    if read_session.papers():
        with st.expander("Read another article", key="read-more"):
            _fields()
    else:
        _fields()
    with st.container(key="read-refused"):
        for one in read_session.refused():
            st.error(f"**{escape.markdown(one.name)}** was not read. {escape.markdown(one.reason)}")


def _fields() -> None:
    number = st.session_state.get("read-number", 0)
    with st.container(key="read-intake"), st.grid(2, min_column_width=280, gap="medium"):
        with st.container():
            text = st.text_area(
                "Paste an article", height=190, key=f"read-paste-{number}", persist_state="session",
                placeholder="Its whole text, with headline and dateline if you have them.",
            )  # fmt: skip
            if st.button("Read this text", type="primary"):
                _take([reading.pasted(text or "")])
        with st.container():
            files = st.file_uploader(
                "Or choose files", type=["txt", "html", "htm"], accept_multiple_files=True,
                max_upload_size=_LARGEST, key=f"read-files-{number}",
            )  # fmt: skip
            st.caption("A text or a saved web page, in English, up to 2 MB each. Nothing is stored until you save.")
    if files:
        _take([(one.name, one.getvalue()) for one in files])


def _take(files: Sequence[tuple[str, bytes]]) -> None:
    """Read the files one after the other; the good ones stay on the desk, the others are said why."""
    found, refused = list(read_session.papers()), []
    bar = st.progress(0.0, "Waking the parser …")
    reader, settings = read_session.reader(), read_session.settings()
    for number, (name, raw) in enumerate(files):
        bar.progress(number / len(files), f"Reading {escape.markdown(name)} ({number + 1} of {len(files)})")
        try:
            _check_room(found, name)
            paper = reader.take(raw, reading.named(name, {one.name for one in found}), settings)
            _check_twin(found, paper)
            found.append(paper)
        except UnreadableArticle as error:
            refused.append(Refused(name, str(error)))
    st.session_state["read-refused"] = tuple(refused)
    if len(found) > len(read_session.papers()):
        read_session.put(tuple(found))
        st.session_state["read-article"] = found[-1].id if len(files) == 1 else found[-len(files) + len(refused)].id
    if len(refused) < len(files) or not files[0][0].startswith("Pasted"):
        st.session_state["read-number"] = st.session_state.get("read-number", 0) + 1  # empties both fields
    st.rerun()


def _check_room(found: Sequence[Paper], name: str) -> None:
    if len(found) >= _MOST:
        raise UnreadableArticle(f"{_MOST} articles lie on the desk: save or put them away first, then read {name}.")


def _check_twin(found: Sequence[Paper], paper: Paper) -> None:
    if twin := next((one for one in found if one.id == paper.id), None):
        raise UnreadableArticle(f"It holds the same text as {twin.name}, which lies on the desk already.")
