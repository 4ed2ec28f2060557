"""What an import would do, before it does it: rejected rows with reasons, new events, changes side by side."""

from collections.abc import Sequence

import streamlit as st

from timeline.core.model import Event
from timeline.desk import differences, doubles, importing
from timeline.desk.importing import Coming, Plan
from timeline.store import document
from timeline.view import escape, wording

_SHOWN = 100
_DOUBLES = 30  # new events for which likely doubles are looked up


def show(found: Plan, name: str) -> bool:
    """The preview; whether known events shall be changed, too."""
    counts = [(len(found.of(state)), state) for state in importing.STATES]
    told = [f"{number} {word}" for number, word in counts if number]
    told += [f"{len(found.refused)} rejected"] if found.refused else []
    st.header(escape.markdown(f"{name}: {', '.join(told) or 'no events'}"), anchor=False)
    for note in found.notes:
        st.info(escape.markdown(note))
    if found.refused:
        _refused(found)
    _new(found)
    changes = _changed(found)
    if same := found.of("same"):
        st.markdown(f"Already the same, and left alone: {wording.counted(len(same))}.")
    return changes


def _refused(found: Plan) -> None:
    st.subheader(f"Rejected: {len(found.refused)}", anchor=False)
    st.markdown("They are not imported. Download them, mend them, and import that file.")
    with st.container(key="import-refused"):
        for one in found.refused[:_SHOWN]:
            what = one.cells.get("title") or one.cells.get("id", "")
            head = f"**{f'Row {one.row}' if one.row else 'Record'}** {escape.markdown(what[:200])}"
            told = [
                f"{f'**{escape.markdown(name)}**: ' if name else ''}{escape.markdown(why)}" for name, why in one.reasons
            ]
            st.markdown("  \n".join([head, *told]))
    _more(len(found.refused))
    st.download_button("Download the rejected rows", importing.refused_file(found), "rejected.csv", "text/csv",
                       on_click="ignore")  # fmt: skip


def _new(found: Plan) -> None:
    new = found.of("new")
    if not new:
        return
    st.subheader(f"New: {wording.counted(len(new))}", anchor=False)
    names = {actor.id: actor.name for actor in found.after.actors}
    outlets = {article.id: article.source for article in found.after.articles}
    with st.container(key="import-new"):
        for one in new[:_SHOWN]:
            st.markdown(_line(one, names, outlets))
    _more(len(new))
    if actors := found.new_actors():
        st.markdown(f"New actors: {escape.markdown(_listed([one.name for one in actors]))}.")
    _doubles(new, found)


def _line(one: Coming, names: dict[str, str], outlets: dict[str, str]) -> str:
    """Date and title, and beneath the rows, the kind, who, the outlets, and whether it waits for review."""
    event = one.event
    told = dict.fromkeys(outlets.get(mention.article, mention.article) for mention in event.mentions)
    facts = [
        f"row {_listed([str(number) for number in one.rows])}" if any(one.rows) else "",
        wording.kind(event),
        _listed([names.get(part.actor, part.actor) for part in event.actors]),
        _listed([*told]),
        "waits for review" if event.review == "proposed" else event.review,
    ]
    head = f"**{escape.markdown(wording.when(event))}** {escape.markdown(event.title)}"
    return f"{head}  \n:gray[{escape.markdown(' · '.join(fact for fact in facts if fact))}]"


def _doubles(new: Sequence[Coming], found: Plan) -> None:
    """New events that look like known ones: perhaps they are told already, under another id."""
    pairs = [(one.event, double.event) for one in new[:_DOUBLES] for double in _alike(one.event, found)]
    if not pairs:
        return
    with st.container(key="doubles"):
        st.markdown("**Looks like** what the timeline has already:")
        for mine, other in pairs:
            label = f"{mine.title}: like {other.title}, {wording.when(other)}"
            st.page_link("edit.py", label=escape.markdown(label), query_params={"event": other.id})


def _alike(event: Event, found: Plan) -> tuple[doubles.Double, ...]:
    return doubles.alike(event.title, event.when, found.before, but=event.id, kind=event.kind)[:1]


def _changed(found: Plan) -> bool:
    changed = found.of("changed")
    if not changed:
        return False
    st.subheader(f"Known already, and changed: {wording.counted(len(changed))}", anchor=False)
    wanted = st.checkbox("Change them as the file says", value=True, key="import-changes")
    names = {actor.id: actor.name for actor in found.after.actors}
    for one in changed[:_SHOWN]:
        with st.expander(escape.markdown(one.event.title)):
            _side_by_side(one, names)
    _more(len(changed))
    return wanted


def _side_by_side(one: Coming, names: dict[str, str]) -> None:
    before = document.plain(one.stored) if one.stored else None
    told = differences.between(before, document.plain(one.event), names)
    if not told:
        st.markdown("Only details that no reader sees are other.")
    for difference in told:
        with st.grid(2, min_column_width=240):
            for whose, words in (("Now", difference.before), ("In the file", difference.after)):
                st.markdown(f"**{difference.name}** · {whose}  \n{escape.markdown(words) or ':gray[nothing]'}")


def _more(count: int) -> None:
    if count > _SHOWN:
        st.markdown(f":gray[And {count - _SHOWN} more.]")


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words[:8]) + (f" and {len(words) - 8} more" if len(words) > 8 else "")
