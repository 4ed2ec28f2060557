"""A proxy before the app, which tells it that its visitors come from another machine, as those of real sites do.

Headers that a browser is told to send do not reach the app: Chromium leaves them out when it opens a socket.
"""

import socket
import threading
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

FROM = b"X-Forwarded-For: 203.0.113.7\r\n"
CLOSES = b"Connection: close\r\n"  # so that each request comes by itself, and none goes on unmarked


@contextmanager
def proxied(address):
    """The address of a proxy before the app at an address."""
    behind = urlsplit(address)
    with socket.create_server(("127.0.0.1", 0)) as door:
        threading.Thread(target=_answer, args=(door, (behind.hostname, behind.port)), daemon=True).start()
        yield f"http://{behind.hostname}:{door.getsockname()[1]}"


def _answer(door, behind):
    with suppress(OSError):  # the door was closed
        while True:
            visitor, _ = door.accept()
            threading.Thread(target=_pass_on, args=(visitor, behind), daemon=True).start()


def _pass_on(visitor, behind):
    with visitor, socket.create_connection(behind) as app, suppress(OSError):
        head = b""
        while b"\r\n\r\n" not in head:
            heard = visitor.recv(1 << 16)
            if not heard:
                return  # browsers open a connection ahead that they may never use
            head += heard
        first, rest = head.split(b"\r\n", 1)
        is_socket = b"upgrade: websocket" in head.lower()
        if not is_socket:
            rest = b"\r\n".join(line for line in rest.split(b"\r\n") if not line.lower().startswith(b"connection:"))
        app.sendall(first + b"\r\n" + FROM + (b"" if is_socket else CLOSES) + rest)
        threading.Thread(target=_copy, args=(visitor, app), daemon=True).start()
        _copy(app, visitor)


def _copy(one, other):
    with suppress(OSError):
        while heard := one.recv(1 << 16):
            other.sendall(heard)
        other.shutdown(socket.SHUT_WR)
