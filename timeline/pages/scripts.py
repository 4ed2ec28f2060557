"""Our own scripts in the page. Each is a file of this server: the content security policy needs no exception."""

from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import streamlit as st
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

HOME: Final = "_stcore/bidi-components/timeline.reading_list"  # where the server has them
_FILES: Final = ComponentManifest("timeline", "1", [ComponentConfig("reading_list", "static")])


def prepare() -> None:
    """Have this server know the files, so that a browser may fetch them before the first page is drawn."""
    _reading_list(get_bidi_component_manager())


def reading_list(data: dict[str, Any], **called: Any) -> None:
    """Let the script draw the list that `data` tells; `called` are what runs after its signals, `on_NAME_change`."""
    _reading_list(get_bidi_component_manager())(key="told", data=data, **called)


@lru_cache(maxsize=2)
def _reading_list(registry: BidiComponentManager) -> ComponentRenderer:
    """The script, made known to a server once: its file is found through a manifest, which an installed package has."""
    registry.register_from_manifest(_FILES, Path(__file__).parent)
    return st.components.v2.component("timeline.reading_list", js="reading_list.js", isolate_styles=False)
