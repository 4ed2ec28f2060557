"""Import a file, `/import`: upload, look at what it would do, then import it in one step. Nothing is written before."""

import streamlit as st

from timeline.core.errors import StoreError, UnreadableImport
from timeline.core.model import Timeline
from timeline.core.users import User
from timeline.desk import importing
from timeline.desk.formats import tables
from timeline.desk.importing import Plan
from timeline.pages import desk_bar, door, import_preview, who
from timeline.pages.opened import Shelf
from timeline.view import escape, wording

_FILE = "import-file"  # name and bytes: they outlive a visit to another page


def show() -> None:
    """The uploader, or the preview of what was uploaded."""
    door.enter(_page)


def _page(user: User, shelf: Shelf) -> None:
    desk_bar.head("Import", shelf.timeline)
    _upload()
    if _FILE not in st.session_state:
        _explain()
        return
    name, data = st.session_state[_FILE]
    try:
        with st.spinner("Reading the file …"):
            found = _plan(data, name, shelf.timeline, shelf.stamp, _publishes(user))
    except UnreadableImport as error:
        st.error(escape.markdown(str(error)))
        st.button("Take another file", on_click=_forget)
        return
    with st.container(key="import"):
        _buttons(found, name, import_preview.show(found, name))


def _upload() -> None:
    number = st.session_state.get("import-round", 0)
    uploaded = st.file_uploader(
        "A CSV, JSON or calendar file of up to 2 MB",
        type=["csv", "tsv", "txt", "json", "ics"],
        key=f"upload-{number}",
        max_upload_size=2,
    )
    if uploaded is not None:
        st.session_state[_FILE] = (uploaded.name, uploaded.getvalue())


def _publishes(user: User) -> bool:
    """A publisher may have all of it reviewed first, too."""
    if not user.may_publish:
        return False
    return not st.checkbox("Put all that is new up for review, also what the file calls approved", key="import-careful")


@st.cache_resource(max_entries=4, show_spinner=False)
def _plan(data: bytes, name: str, _known: Timeline, stamp: str, may_publish: bool) -> Plan:  # noqa: ARG001 - a key
    return importing.plan(data, name, _known, may_publish=may_publish)


def _explain() -> None:
    with st.container(key="import-columns"):
        _columns()


def _columns() -> None:
    st.markdown(
        "**CSV**: the first row names the columns; “when” and “title” must be there, the others may: "
        f"{', '.join(f'`{name}`' for name in tables.COLUMNS)}. Dates as you would type them, or EDTF. Several actors "
        "are parted by semicolons. Rows with the same id, or with the same date and title, are quotes of one event. An "
        "empty cell leaves what a known event says, and quotes are only ever added."
    )
    st.markdown(
        "**JSON**: a timeline as it can be downloaded here, or a list of events, full ones or rows like those of CSV."
    )
    st.markdown(
        "**TimelineJS**: its JSON, or the table of Google Sheets that it is made of, saved as CSV. Words that it shows "
        "for a date count: what stands on 1 March and is shown as “March 2025” is March."
    )
    st.markdown("**Calendars**: iCalendar, `.ics`. What a calendar of ours put over a whole month is that month again.")
    st.markdown("You see what a file would do before anything is written.")
    empty = tables.write(tables.COLUMNS, ())
    st.download_button("An empty table to fill in", empty, "events-to-import.csv", "text/csv", on_click="ignore")


def _buttons(found: Plan, name: str, changes: bool) -> None:
    edits = found.edits(changes=changes)
    count = len(found.of("new")) + (len(found.of("changed")) if changes else 0)
    with st.container(key="edit-buttons", horizontal=True, vertical_alignment="center"):
        if st.button(f"Import {wording.counted(count)}", type="primary", disabled=not edits):
            _import(found, name, changes, count)
        st.button("Take another file", on_click=_forget)


def _import(found: Plan, name: str, changes: bool, count: int) -> None:
    """All of it in one step; whatever goes wrong, the file stays, and the preview is made anew."""
    try:
        who.home().apply(found.edits(changes=changes))
    except StoreError as error:
        desk_bar.say(f"{error} The file is still here: look at the preview again.", trouble=True)
        st.rerun()
    proposed = sum(one.event.review == "proposed" for one in found.of("new"))
    waits = f" {proposed} wait{'s' if proposed == 1 else ''} for review." if proposed else ""
    left = f" {len(found.refused)} rejected." if found.refused else ""
    desk_bar.say(f"Imported from {name}: {wording.counted(count)}.{waits}{left} Undo it under Recent changes.")
    if not found.refused:
        _forget()  # else it stays, so that the rejected rows can still be looked at and downloaded
    st.rerun()


def _forget() -> None:
    st.session_state.pop(_FILE, None)
    st.session_state["import-round"] = st.session_state.get("import-round", 0) + 1


if __name__ == "__main__":
    show()
