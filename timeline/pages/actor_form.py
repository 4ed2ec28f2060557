"""The form of one actor: names, kind, whom it acts for, colour; saved, merged into another, or deleted."""

import streamlit as st

from timeline.core.errors import StoreError
from timeline.core.model import Actor, Timeline
from timeline.desk import actors as registry
from timeline.desk.actors import FIELDS, Form, Reading
from timeline.pages import actor_merge, desk_bar, kept, who
from timeline.pages.kept import Kept
from timeline.store import Edit
from timeline.view import escape, swatch, wording
from timeline.view.collection import Collection
from timeline.view.palette import TONES

_KINDS = ("person", "state", "organisation", "group", "phenomenon")
_Kept = Kept[Actor | None, Form]


def show(actor: Actor | None, timeline: Timeline, collection: Collection) -> None:
    """The fields, what is wrong with them, who looks alike, and the buttons."""
    name = f"actor-{actor.id if actor else 'new'}"
    held: _Kept = kept.take(name, actor, registry.of_actor(actor) if actor else Form())
    with st.container(key="edit-form"):
        form = _fields(name, held, timeline, collection)
        held = kept.put(name, held._replace(form=form))
        reading = registry.read(form, held.seen, timeline)
        _errors(name, reading, held)
        _alike(form, held.seen, timeline)
    if actor is not None and held.seen != actor and held.is_changed:
        _moved(name, held, actor, timeline)
    _buttons(name, held, reading, actor, timeline)
    if actor is not None:
        count = wording.counted(registry.events_of(timeline)[actor.id])
        with st.container(key="ways"):
            st.page_link("browse.py", label=f"See {count} on the timeline", query_params={"actor": actor.name})
        actor_merge.show(actor, timeline)


def _fields(name: str, held: _Kept, timeline: Timeline, collection: Collection) -> Form:
    form = held.form
    with st.grid(2, min_column_width=240):
        called = st.text_input(FIELDS["name"], key=kept.seed(name, "name", form.name))
        kind = st.selectbox(FIELDS["kind"], _KINDS, key=kept.seed(name, "kind", form.kind))
    aliases = st.text_area(FIELDS["aliases"], key=kept.seed(name, "aliases", form.aliases), height=120)
    names = {one.id: one.name for one in registry.search(timeline, "") if held.seen is None or one.id != held.seen.id}
    chosen = [one for one in form.acts_for if one in names]
    acts_for = st.multiselect(
        FIELDS["acts_for"], list(names), key=kept.seed(name, "acts_for", chosen), format_func=lambda one: names[one],
        placeholder="Nobody but itself", select_all=False,
    )  # fmt: skip
    colour = _colour(name, held, collection)
    return Form(called or "", kind, aliases or "", tuple(acts_for), colour)


def _colour(name: str, held: _Kept, collection: Collection) -> str:
    """The next free colour, or one of its own; where a colour is hard to see it is said."""
    seen = held.seen
    with st.container(key="actor-colour", horizontal=True, vertical_alignment="center"):
        own = st.checkbox("A colour of its own", key=kept.seed(name, "own", bool(held.form.colour)))
        colour = ""
        if own:
            first = held.form.colour or _free(collection)
            colour = st.color_picker(FIELDS["colour"], key=kept.seed(name, "colour", first))
        else:
            st.markdown(":gray[The chart takes the next free one: the five busiest have one each.]", width="content")
    if colour and (told := swatch.weak(colour)):
        st.markdown(escape.markdown(told))
    root = collection.roots.get(seen.id, seen.id) if seen else ""
    if colour and seen and root != seen.id:
        behind = escape.markdown(f"The chart draws {seen.name} in the colour of {collection.name(root)}")
        st.markdown(f":gray[{behind}, on whose behalf it acts.]")
    return colour


def _free(collection: Collection) -> str:
    used = {tone.colour for tone in collection.tones.values()}
    return next((tone.colour for tone in TONES if tone.colour not in used), TONES[0].colour)


def _errors(name: str, reading: Reading, held: _Kept) -> None:
    """What is wrong, once there is something to say: for an empty form only after a try to save it."""
    if not (held.is_changed or st.session_state.get(f"tried-{name}")):
        return
    for field, sentence in reading.errors.items():
        if field != "name" or held.form.name.strip() or st.session_state.get(f"tried-{name}"):
            st.markdown(f":primary[**⚠ {FIELDS[field]}: {escape.markdown(sentence)}**]")


def _alike(form: Form, seen: Actor | None, timeline: Timeline) -> None:
    found = registry.alike(form, seen.id if seen else "", timeline)
    if not found:
        return
    with st.container(key="doubles"):
        st.markdown("**Looks like** an actor that is there already:")
        for one in found:
            label = one.actor.name if one.theirs == one.actor.name else f"{one.actor.name}, also “{one.theirs}”"
            st.page_link("actors.py", label=escape.markdown(label), query_params={"actor": one.actor.id})


def _moved(name: str, held: _Kept, now: Actor, timeline: Timeline) -> None:
    """Somebody saved this actor meanwhile: both versions, and the choice."""
    theirs = registry.of_actor(now)
    names = {one.id: one.name for one in timeline.actors}
    told = [
        (called, registry.words(held.form, field, names), registry.words(theirs, field, names))
        for field, called in FIELDS.items()
    ]
    kept.moved("actor", name, held, now, theirs, told)


def _buttons(name: str, held: _Kept, reading: Reading, actor: Actor | None, timeline: Timeline) -> None:
    with st.container(key="edit-buttons", horizontal=True, vertical_alignment="center"):
        if st.button("Save", type="primary"):
            _save(name, held, reading)
        if actor is not None and not registry.held_by(actor, timeline):
            with st.popover("Delete"):
                st.markdown("No event names this actor. Undo it under Recent changes.")
                st.button("Delete this actor", on_click=_delete, args=(name, actor))
        if held.is_changed:
            st.button("Discard what I typed", type="tertiary", on_click=kept.drop, args=(name,))
    if actor is not None and (told := registry.held_by(actor, timeline)):
        st.markdown(f":gray[It cannot be deleted: {escape.markdown(told)}]")


def _save(name: str, held: _Kept, reading: Reading) -> None:
    """Save the actor that the form means; whatever goes wrong, the form stays as it is."""
    st.session_state[f"tried-{name}"] = True
    if reading.actor is None:
        st.rerun()
    try:
        who.home().apply([Edit(held.seen, reading.actor)])
    except StoreError as error:
        desk_bar.say(str(error), trouble=True)
        st.rerun()
    kept.drop(name)
    desk_bar.say(f"Saved: {reading.actor.name}.")
    st.query_params["actor"] = reading.actor.id
    st.rerun()


def _delete(name: str, actor: Actor) -> None:
    try:
        who.home().apply([Edit(actor, None)])
    except StoreError as error:
        desk_bar.say(str(error), trouble=True)
        return
    kept.drop(name)
    st.query_params.pop("actor", None)
    desk_bar.say(f"Deleted: {actor.name}.")
