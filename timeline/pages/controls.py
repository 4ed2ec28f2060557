"""What a reader can choose: one line of search and chips above the chart. What was chosen stands in the address."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import cast, get_args

import streamlit as st

from timeline.core import edtf
from timeline.pages import address
from timeline.view import escape, filters, known, query, search, wording
from timeline.view.collection import Collection
from timeline.view.filters import BY_KEY, FIELDS, Field, Filter
from timeline.view.lanes import Kind

_LANES: tuple[str, ...] = get_args(Kind)
_FIRST, _LAST = date(1, 1, 1), date(9999, 12, 31)
_PILLS = 14  # more choices than that are found faster by typing
_MOST = 400  # choices that are sent to the browser, those that fit most events
_TODAY = ""


def read(collection: Collection) -> Filter:
    """What the address asks for; what it names wrongly is said."""
    asked = query.from_values(collection, address.values())
    if asked.unknown:
        st.info(escape.markdown(" ".join(f"{one}." for one in asked.unknown) + " It is left out."))
    return asked.chosen


def choose(collection: Collection, past: Collection, chosen: Filter) -> Kind:
    """The search, a chip for each field, and the kind of lanes, which comes back. Counts are those of `past`."""
    with st.container(key="controls", horizontal=True, vertical_alignment="bottom"):
        _fields(collection, past, chosen)
        _known(collection, chosen)
        return _rows()


def choose_for_article(collection: Collection, chosen: Filter) -> None:
    """The same without what an embed has not, or is asked for elsewhere: the days of knowledge, the kind of lanes."""
    with st.container(key="controls", horizontal=True, vertical_alignment="bottom"):
        _fields(collection, collection, chosen)


def _fields(collection: Collection, past: Collection, chosen: Filter) -> None:
    counted = filters.counts(past, chosen)
    _search(collection, chosen)
    for key in ("actor", "source"):
        with _chip(chosen, (key,)):
            _offer(collection, BY_KEY[key], chosen, counted[key])
            if key == "actor" and chosen.actors:
                _switch(collection, "acting", chosen.acting)
    with _chip(chosen, ("from", "to"), "Dates"):
        _day(collection, "from", chosen.first)
        _day(collection, "to", chosen.last)
    with _chip(chosen, ("kind",)):
        _offer(collection, BY_KEY["kind"], chosen, counted["kind"])
    with _chip(chosen, ("status", "only"), "Status"):
        _offer(collection, BY_KEY["status"], chosen, counted["status"])
        _offer(collection, BY_KEY["only"], chosen, counted["only"])


def say(collection: Collection, chosen: Filter, sentence: str) -> None:
    """The choice in words, and ways back: to all events, and without one of the things chosen."""
    parts = filters.parts(collection, chosen)
    with st.container(key="sentence", horizontal=True, vertical_alignment="center"):
        st.markdown(escape.markdown(f"{sentence}."), width="content")
        if len(parts) > 1:
            for number, (words, rest) in enumerate(parts):
                _without(collection, words, rest, f"without-{number}")
        if parts:
            st.button("Show all events", key="clear", type="tertiary", on_click=_write, args=(collection, Filter()))


def nothing(collection: Collection, past: Collection, chosen: Filter) -> None:
    """Say where no event fits, and which of the things chosen stands in the way."""
    parts = filters.parts(collection, chosen)
    left = [(words, filters.count(past, rest)) for words, rest in parts] if len(parts) > 1 else []
    ways = [f"without {words} there {'are' if many > 1 else 'is'} {many}" for words, many in left if many]
    with st.container(key="nothing"):
        st.markdown(
            escape.markdown(
                f"No event fits{' all of' * (len(parts) > 1)} this{': ' * bool(ways)}{wording.listed(ways)}."
            )
        )


def narrow(first: str, last: str) -> None:
    """Choose a period: days as ISO 8601."""
    address.write({"from": [first], "to": [last], "page": []})


def _write(collection: Collection, chosen: Filter) -> None:
    said = query.to_values(collection, chosen)
    address.write({field.key: said.get(field.key, []) for field in FIELDS} | {"page": []})


def _without(collection: Collection, words: str, rest: Filter, key: str) -> None:
    st.button(f"{escape.markdown(words)} ✕", key=key, type="tertiary", on_click=_write, args=(collection, rest))


def _chip(chosen: Filter, keys: Sequence[str], name: str = "") -> st.delta_generator.DeltaGenerator:
    """A button that opens the choices of some fields. Its words stay, so that nothing moves under the finger."""
    chosen_here = any(getattr(chosen, BY_KEY[key].attribute) for key in keys)
    return st.popover(
        name or BY_KEY[keys[0]].label, type="primary" if chosen_here else "secondary", key=f"chip-{keys[0]}"
    )


def _search(collection: Collection, chosen: Filter) -> None:
    if st.session_state.get("words", "").strip() != chosen.words:
        st.session_state["words"] = chosen.words
    st.text_input(
        "Search", key="words", type="search", live=True, placeholder="Search titles, quotes, actors, places",
        label_visibility="collapsed", on_change=_changed, args=(collection,),
    )  # fmt: skip


def _offer(collection: Collection, field: Field, chosen: Filter, counted: Mapping[str, int]) -> None:
    """The choices of a field with what each would show: as buttons, or as a list to type into where there are many."""
    meant = list(getattr(chosen, field.attribute))
    offered = [one for one in filters.choices(collection, field) if counted.get(one) or one in meant]
    shown = offered[:_MOST] + [one for one in meant if one not in offered[:_MOST]]
    key = address.renewed(field.key, meant)
    if len(shown) <= _PILLS:
        st.pills(
            field.label, shown, selection_mode="multi", key=key, on_change=_changed, args=(collection,),
            format_func=lambda one: escape.markdown(_label(collection, field, one, counted)),
        )  # fmt: skip
        return
    st.multiselect(
        field.label, shown, key=key, on_change=_changed, args=(collection,), placeholder="Type a name",
        format_func=lambda one: _label(collection, field, one, counted),
    )  # fmt: skip


def _label(collection: Collection, field: Field, one: str, counted: Mapping[str, int]) -> str:
    return f"{_name(collection, field, one)} ({counted.get(one, 0)})"


def _name(collection: Collection, field: Field, one: str) -> str:
    return field.named(collection, one) if field.named else one


def _switch(collection: Collection, key: str, value: bool) -> None:
    key = address.renewed(key, value)
    st.toggle("including those who act for them", key=key, on_change=_changed, args=(collection,))


def _day(collection: Collection, key: str, chosen: str | None) -> None:
    name = address.renewed(key, _shown(chosen, key))
    st.date_input(
        BY_KEY[key].label, None, _FIRST, _LAST, key=name, format="YYYY-MM-DD", on_change=_changed, args=(collection,)
    )


def _known(collection: Collection, chosen: Filter) -> None:
    """The slider over the days on which something was reported; nothing where all was reported at once."""
    stops = known.stops(collection, chosen.known)
    if len(stops) < 2:
        return
    key = address.renewed("known", chosen.known or _TODAY)
    with _chip(chosen, ("known",), "As known on …"):
        st.select_slider(
            "The timeline as the press had it on a day, and what has changed since", [*stops, _TODAY], key=key,
            on_change=_changed, args=(collection,), format_func=lambda day: stops.get(day, "today"),
        )  # fmt: skip


def _rows() -> Kind:
    said = next(iter(address.values().get("lanes", [])), _LANES[0])
    by = said if said in _LANES else _LANES[0]
    key = address.renewed("lanes", by, _LANES[0])
    with st.popover(f"Rows by {by}", key="chip-lanes"):
        st.radio("Rows by", _LANES, key=key, on_change=_turned)
    return cast("Kind", by)


def _turned() -> None:
    by = str(address.held("lanes"))
    address.write({"lanes": [by] if by != _LANES[0] else []})


def _changed(collection: Collection) -> None:
    """Read all widgets, not only the one that changed: of two quick choices the second must not undo the first."""
    old = query.from_values(collection, address.values()).chosen
    new = Filter(
        words=st.session_state["words"].strip()[: search.LONGEST],
        acting=bool(address.held("acting")),
        first=_meant_day("from", old.first),
        last=_meant_day("to", old.last),
        known=str(address.held("known") or "") or None,
    )
    for field in filters.CHOICES:
        new = filters.having(new, field, _meant(collection, field))
    _write(collection, new)


def _meant(collection: Collection, field: Field) -> tuple[str, ...]:
    """What is chosen in a list. The browser answers with labels, and these are old where a count has changed since."""
    said = address.held(field.key)
    said = said if isinstance(said, list) else []
    every = set(filters.choices(collection, field))
    if all(one in every for one in said):
        return tuple(said)
    named = {_name(collection, field, one): one for one in every}
    named |= {escape.markdown(name): one for name, one in named.items()}
    found = (one if one in every else named.get(one.rpartition(" (")[0]) for one in said)
    return tuple(dict.fromkeys(one for one in found if one))


def _meant_day(key: str, old: str | None) -> str | None:
    """The day in a field; a date that is no day, as “March 2025” in a link, stays until another one is chosen."""
    day = address.held(key)
    if day == _shown(old, key):
        return old
    return day.isoformat() if isinstance(day, date) else None


def _shown(chosen: str | None, key: str) -> date | None:
    """The first or last day of a date; None if our calendars cannot hold it."""
    if not chosen:
        return None
    start, end = edtf.bounds(chosen)
    minutes = start if key == "from" else (end or 1) - 1
    try:
        return date.fromisoformat(edtf.day_of(minutes or 0))
    except ValueError:
        return None
