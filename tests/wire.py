"""Streamlit's own protocol without a browser: what anybody can send who opens the socket of the app.

A `Visitor` draws pages and presses buttons like a browser, keeps what it saw of the widgets, and sends any widget any
value, also those that its page does not show. `sign_in` is the whole login, by hand.
"""

import re
from contextlib import contextmanager
from html import unescape
from socket import create_connection
from urllib.parse import urlsplit

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

WAIT = 60  # seconds


class Visitor:
    """One session: `buttons` and `fields` are ids by label of all that it was shown, `held` is
    what stands in the fields, `said` the last page's text."""

    def __init__(self, socket, address):
        self._socket = socket
        self._address = address  # where the browser believes to be
        self._values = {}
        self.links, self.session = {}, ""
        self.buttons, self.fields, self.held, self.said, self.leads_to = {}, {}, {}, "", None

    def open(self, page="", query=""):
        self._values = {}
        self._run(page, query)
        return self

    def open_again(self, page="", query=""):
        self._run(page, query)
        return self

    def type(self, field, text):
        self._values[field] = text

    def press(self, button, page="", query=""):
        self._run(page, query, button)
        return self

    def _run(self, page, query, pressed=None):
        message = BackMsg()
        message.rerun_script.page_name, message.rerun_script.query_string = page, query
        message.rerun_script.context_info.url = f"{self._address}/{page}"
        message.rerun_script.context_info.timezone = "UTC"
        for field, text in self._values.items():
            message.rerun_script.widget_states.widgets.add(id=field).string_value = text
        if pressed:
            message.rerun_script.widget_states.widgets.add(id=pressed).trigger_value = True
        self._socket.send(message.SerializeToString())
        self.said = ""
        while not self._is_done(ForwardMsg.FromString(self._socket.recv(WAIT))):
            pass

    def _is_done(self, message):
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.session = message.new_session.initialize.session_id or self.session
        elif kind == "auth_redirect":
            self.leads_to = message.auth_redirect.url
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._see(message.delta.new_element)
        return kind == "script_finished" and message.script_finished != message.FINISHED_EARLY_FOR_RERUN

    def _see(self, element):
        kind = element.WhichOneof("type")
        shown = getattr(element, kind)
        if kind == "page_link":
            self.links[shown.label] = shown.page
        elif kind == "button":
            self.buttons[shown.label] = shown.id
        elif kind in ("text_input", "text_area"):
            self.fields[shown.label] = shown.id
            self.held[shown.label] = shown.value if shown.set_value else shown.default
        elif kind in ("markdown", "heading", "alert"):
            self.said += f"{shown.body}\n"


@contextmanager
def visiting(address, cookies=None, *, host=None, origin="", session="", **headers):
    """A visitor as a browser would be: with an Origin, and the token that shows that our own page opened the socket.

    `host` is the name that it asks for, if that is another than the address it reaches; `session` one to take up again.
    """
    cookies, reached = cookies or {}, urlsplit(address)
    host = host or reached.netloc
    protocols = ["streamlit", *([cookies["_streamlit_xsrf"]] if "_streamlit_xsrf" in cookies else [])]
    protocols += [*(["x"] if len(protocols) == 1 else []), session] if session else []
    if cookies:
        headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
    wire = create_connection((reached.hostname, reached.port), WAIT)
    more = {"sock": wire, "proxy": None, "max_size": None, "compression": None}
    place = f"ws://{host}/_stcore/stream"
    origin = f"http://{host}" if origin == "" else origin
    with connect(place, subprotocols=protocols, origin=origin, additional_headers=headers, **more) as socket:
        yield Visitor(socket, f"{reached.scheme}://{host}")


def sign_in(address, person):
    """The cookies of a browser after that person has signed in."""
    with httpx.Client(follow_redirects=True, trust_env=False) as browser:
        browser.get(f"{address}/_stcore/health")
        with visiting(address, dict(browser.cookies)) as visitor:
            visitor.open()
            visitor.press(visitor.buttons["Editors: sign in"])
        page = browser.get(f"{address}{visitor.leads_to}")
        way = unescape(re.search(rf"href='(/chosen[^']*who={person})'", page.text)[1])
        browser.get(page.url.join(way))
        return dict(browser.cookies)
