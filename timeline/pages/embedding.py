"""A chart for an article, `/embedding`: chosen as on the timeline, dressed, and seen before it is pasted."""

import os
from functools import partial
from typing import get_args

import streamlit as st

from timeline.core.errors import StoreUnreadable
from timeline.core.language import CODES, language
from timeline.core.settings import Settings
from timeline.pages import controls, masthead, opened, who
from timeline.publish import snippets
from timeline.publish.formats import FORMATS, Choice
from timeline.publish.library import library
from timeline.publish.look import LONGEST_TITLE, VIEWS, Look, Mode, Theme
from timeline.view import filters, wording
from timeline.view.canvas import Kind
from timeline.view.collection import Collection
from timeline.view.filters import Filter

_THEMES: dict[Theme, str] = {"auto": "As the reader’s device", "light": "Light", "dark": "Dark"}
_LANES: dict[Kind, str] = {"actor": "Actor", "source": "Source", "kind": "Kind", "none": "None"}
_PHONE, _DESK, _LEAST, _MOST, _USUAL = 360, 700, 200, 4_000, 700  # pixels


def show() -> None:
    """Draw the page for the choice that the URL names."""
    try:
        collection = opened.public(Settings.from_environment(os.environ))
    except StoreUnreadable as error:
        masthead.trouble(str(error))
        return
    with st.container(key="masthead"):
        st.page_link("browse.py", label="← Timeline", query_params=_query())
        st.title("A chart for your article", anchor=False)
    chosen = controls.read(collection)
    controls.choose_for_article(collection, chosen)
    events = filters.select(collection, chosen)
    controls.say(collection, chosen, filters.sentence(collection, chosen, len(events)))
    if not events:
        controls.nothing(collection, collection, chosen)
    look, height = _dressed(collection)
    _preview(collection, chosen, look, height)
    _to_paste(collection, chosen, look, height)
    masthead.foot()


def _query() -> dict[str, list[str]]:
    """The choice in the address, without what dresses the embed."""
    return {key: st.query_params.get_all(key) for key in st.query_params if key in filters.BY_KEY}


def _dressed(collection: Collection) -> tuple[Look, int]:
    """What the embed shall look like, and its height where no script may set it."""
    with st.container(key="dress"), st.grid(3, min_column_width=220):
        view = st.segmented_control("Show", [*VIEWS], default="timeline", required=True, format_func=VIEWS.__getitem__)
        lanes = st.segmented_control(
            "Rows by", [*get_args(Kind)], default="actor", required=True, format_func=_LANES.__getitem__
        )
        theme = st.segmented_control(
            "Colours", [*_THEMES], default="auto", required=True, format_func=_THEMES.__getitem__
        )
        title = st.text_input("Title", placeholder=wording.headline(collection), max_chars=LONGEST_TITLE)
        lang = st.selectbox("Language", CODES, CODES.index("en"), format_func=lambda code: language(code).name)
        titles = st.text_input(
            "Language of the titles",
            "en",
            max_chars=8,
            validate=(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", "As en or pt-BR."),
            help="Titles stay as they are; screen readers are told how to pronounce them.",
        )
        moving = st.toggle(
            "Readers may explore the chart",
            help=f"Who presses the button under the chart loads {_weight()} MB and can move and zoom it. "
            "For all others nothing changes.",
        )
        height = st.number_input("Height in pixels, without script", _LEAST, _MOST, _USUAL, 50)
    mode: Mode = "interactive" if moving else "static"
    return Look(view, lanes, theme, lang, titles or "en", " ".join(title.split()), mode), int(height)


def _preview(collection: Collection, chosen: Filter, look: Look, height: int) -> None:
    """The embed itself, as wide as a phone and as a column of text."""
    address = snippets.address(collection, chosen, look, "")
    with st.container(key="preview", horizontal=True, gap="medium"):
        for words, width in (("On a phone", _PHONE), ("In a column of text", _DESK)):
            with st.container(width=width, gap="small"):
                st.markdown(words)
                st.iframe(address, height=height, alt=f"The embed, {width} pixels wide")


def _to_paste(collection: Collection, chosen: Filter, look: Look, height: int) -> None:
    base = _base()
    address = snippets.address(collection, chosen, look, base)
    title = look.title or wording.headline(collection, look.language)
    ways = (
        (
            "With a script of one kilobyte it is as high as what it shows",
            snippets.growing(address, title, height, base),
        ),
        ("Without any script it has a fixed height", snippets.frame(address, title, height)),
        ("WordPress and others make a frame of the bare address (oEmbed)", address),
    )
    choice = Choice(collection, chosen, look, who.today(), base)
    for words, snippet in (*ways, *_pictures(choice)):
        st.markdown(words)
        st.code(snippet, language=None, wrap_lines=True)
    _to_keep(choice)


def _pictures(choice: Choice) -> tuple[tuple[str, str], ...]:
    """Pictures that are drawn anew when an editor corrects an event."""
    drawing, card = (
        snippets.address(choice.collection, choice.chosen, choice.look, choice.base, name)
        for name in ("picture.svg", "card.png")
    )
    return (
        (
            "A picture for newsletters and print; it ends in .png where SVG is not taken",
            snippets.image(drawing, choice.sentence),
        ),
        ("A card of 1200 × 630 pixels for links on social media (og:image)", card),
    )


def _to_keep(choice: Choice) -> None:
    """Files that outlive this server."""
    st.markdown("Or take a file with you, which needs this server no more")
    kinds = {"html": ("The embed (HTML)", "text/html"), "svg": ("For print (SVG)", "image/svg+xml"),
             "png": ("For slides (PNG)", "image/png"), "card": ("For social media (PNG)", "image/png")}  # fmt: skip
    with st.container(key="files", horizontal=True):
        for kind, (words, mime) in kinds.items():
            made = partial(FORMATS[kind].make, choice)
            name = f"timeline{'-card' * (kind == 'card')}.{FORMATS[kind].ending}"
            st.download_button(words, made, name, mime, key=f"keep-{kind}", on_click="ignore")


def _base() -> str:
    """Where the app is, as set, else as the editor’s browser has it."""
    known = Settings.from_environment(os.environ).address
    return (known or (st.context.url or "").removesuffix("/embedding")).rstrip("/")


def _weight() -> str:
    return library(Settings.from_environment(os.environ).plotly).weight


if __name__ == "__main__":
    show()
