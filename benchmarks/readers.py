"""A simulated reader: speaks to a running app as the browser does, without drawing anything.

Streamlit's own messages over its own socket: the page is asked for, its widgets are found by their keys, and a choice
sends what a browser would send. Loopback only.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

_LISTS = ("multiselect", "button_group")
_KINDS = (*_LISTS, "checkbox", "text_input")
_STOPPED_EARLY = 2  # a run that gave way to a newer one


@dataclass
class Widget:
    """What a page offers under a key: its id, its options as labels, and the part of the page that it draws anew."""

    id: str
    kind: str
    options: Sequence[str]
    fragment: str


@dataclass
class Reader:
    """One open page. `size` counts the bytes that the last run sent, `trouble` holds all exceptions that were shown."""

    socket: ClientConnection
    query: str = ""
    widgets: dict[str, Widget] = field(default_factory=dict)
    chosen: dict[str, Any] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    page: str = ""
    size: int = 0
    trouble: list[str] = field(default_factory=list)

    @classmethod
    def at(cls, port: int, query: str = "") -> Self:
        """A reader who has opened the page."""
        address = f"ws://127.0.0.1:{port}/_stcore/stream"
        socket = connect(address, subprotocols=["streamlit"], max_size=None, compression=None)  # type: ignore[list-item]
        reader = cls(socket, query)
        reader.run()
        return reader

    def choose(self, key: str, value: object) -> None:
        """Choose in the widget of this key: labels of a list, a text, or on and off; wait until the page is drawn."""
        self.chosen[key] = value
        self.run(self.widgets[key].fragment)

    def run(self, fragment: str = "") -> None:
        """Have the page, or one part of it, drawn, and read all of it."""
        self.size = 0
        self.socket.send(self._asked(fragment))
        while True:
            data = self.socket.recv(timeout=120)
            assert isinstance(data, bytes)
            self.size += len(data)
            message = ForwardMsg()
            message.ParseFromString(data)
            if message.WhichOneof("type") == "script_finished" and message.script_finished != _STOPPED_EARLY:
                return
            self._read(message)

    def _read(self, message: ForwardMsg) -> None:
        if message.metadata.cacheable and message.hash:
            self.known.add(message.hash)
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.page = message.new_session.page_script_hash or self.page
        elif kind == "navigation":
            self.page = message.navigation.page_script_hash or self.page
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._element(message.delta)

    def _element(self, delta: Any) -> None:
        kind = delta.new_element.WhichOneof("type")
        if kind == "exception":
            self.trouble.append(delta.new_element.exception.message)
        if kind not in _KINDS:
            return
        shown = getattr(delta.new_element, kind)
        options = [one.content if kind == "button_group" else one for one in getattr(shown, "options", ())]
        key = shown.id.rpartition("-")[2]
        self.widgets[key] = Widget(shown.id, kind, options, delta.fragment_id)
        if kind in _LISTS and shown.set_value:
            self.chosen[key] = list(shown.raw_values)

    def _asked(self, fragment: str) -> bytes:
        message = BackMsg()
        asked = message.rerun_script
        asked.query_string, asked.page_script_hash, asked.fragment_id = self.query, self.page, fragment
        asked.cached_message_hashes.extend(self.known)
        for key, value in self.chosen.items():
            _state(asked.widget_states.widgets.add(id=self.widgets[key].id), self.widgets[key].kind, value)
        return message.SerializeToString()


def _state(state: Any, kind: str, value: Any) -> None:
    if kind in _LISTS:
        state.string_array_value.data.extend(value)
    elif kind == "checkbox":
        state.bool_value = value
    else:
        state.string_value = value


def counted(options: Sequence[str]) -> Mapping[str, int]:
    """The number in brackets after each label: how many events the choice promises."""
    return {one: int(one.rpartition("(")[2].rstrip(")")) for one in options if one.endswith(")")}
