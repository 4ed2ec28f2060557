"""What a form means so far, said at its fields while it is typed: the date and its mark, errors, likely doubles."""

import streamlit as st

from timeline.core.model import Event, Participant, Timeline
from timeline.desk import dates, doubles, preview
from timeline.desk.forms import Draft
from timeline.desk.records import Reading
from timeline.pages.edit_fields import Places
from timeline.view import escape, wording


def show(draft: Draft, reading: Reading, timeline: Timeline, places: Places) -> None:
    """Fill the places under the fields."""
    tried = bool(st.session_state.get(f"tried-{draft.id}"))
    _date(draft, reading, timeline, places, tried)
    _doubles(draft, reading, timeline, places)
    for field, sentence in reading.errors.items():
        if tried and field != "when":
            _error(places, field, sentence)


def _date(draft: Draft, reading: Reading, timeline: Timeline, places: Places, tried: bool) -> None:
    """The date in words and as EDTF, and the mark; what is wrong once there is something to read."""
    if reading.dated is None:
        if tried:
            _error(places, "when", reading.errors["when"])
        elif draft.form.when.strip():
            places["when"].markdown(f":gray[{escape.markdown(reading.errors['when'])}]")
        return
    sketch = _sketch(draft, reading, reading.dated, timeline)
    places["when"].markdown(f"**{escape.markdown(wording.when(sketch))}** · EDTF {escape.markdown(sketch.when)}")
    if reading.dated.note:
        places["when"].markdown(f":gray[{escape.markdown(reading.dated.note)}]")
    with places["mark"]:
        figure = preview.mark(sketch, timeline)
        st.plotly_chart(
            figure, key=f"mark-{draft.id}", alt=f"The mark of this event: {reading.dated.words}",
            config={"displayModeBar": False, "staticPlot": True, "showSendToCloud": False}, theme="streamlit",
        )  # fmt: skip


def _sketch(draft: Draft, reading: Reading, dated: dates.Typed, timeline: Timeline) -> Event:
    """The event as far as it is known: what is still wrong with it does not keep its mark from being drawn."""
    if reading.event is not None:
        return reading.event
    known = {actor.id for actor in timeline.actors}
    told = {
        "id": draft.id,
        "when": dated.value,
        "title": draft.form.title.strip()[:300] or "This event",
        "kind": draft.form.kind,
        "status": draft.form.status,
        "actors": tuple(Participant(actor=one) for one in draft.form.actors if one in known),
    }
    return Event.model_validate(told)


def _doubles(draft: Draft, reading: Reading, timeline: Timeline, places: Places) -> None:
    when = reading.dated.value if reading.dated else None
    found = doubles.alike(draft.form.title, when, timeline, but=draft.id, kind=draft.form.kind)
    if not found:
        return
    with places["doubles"], st.container(key="doubles"):
        st.markdown("**Looks like** what the timeline has already:")
        for one in found:
            other = one.event
            turned_down = " (rejected)" if other.review == "rejected" else ""
            label = f"{wording.when(other)}: {other.title}{turned_down}"
            st.page_link("edit.py", label=escape.markdown(label), query_params={"event": other.id})


def _error(places: Places, field: str, sentence: str) -> None:
    places.get(field, places["sources"]).markdown(f":primary[**⚠ {escape.markdown(sentence)}**]")
