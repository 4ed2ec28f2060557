"""A PostgreSQL server of our own for the tests: real, in a temporary folder, reached through a socket in it."""

import contextlib
import itertools
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

import timeline.store


def programs() -> Path | None:
    """The folder of initdb and postgres, newest version first, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: float(path.parts[4]))
    there = shutil.which("postgres")
    return found[-1].parent if found else Path(there).parent if there else None


def _is_alive(process):
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


class Server:
    """One cluster; `start` brings it back after `kill`."""

    def __init__(self):
        self.bin = programs()
        self.folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
        self._user = {"user": "postgres"} if os.geteuid() == 0 else {}  # the server refuses to run as root
        if self._user:
            shutil.chown(self.folder, "postgres")
        self._run("initdb", "-D", self.folder / "data", "-A", "trust", "-U", "timeline", "-E", "UTF8", "--no-sync")
        self.start()

    def _run(self, program, *words):
        subprocess.run([self.bin / program, *words], check=True, capture_output=True, cwd=self.folder, **self._user)

    def start(self):
        settings = ["listen_addresses=", f"unix_socket_directories={self.folder}", "max_connections=60"]
        if not os.environ.get("TIMELINE_SOAK"):
            settings.append("fsync=off")  # a killed process loses nothing by it, and a busy disk takes seconds for it
        words = [word for one in settings for word in ("-c", one)]
        command = [self.bin / "postgres", "-D", self.folder / "data", *words]
        with (self.folder / "log").open("ab") as log:  # a child of ours, so that its number is free when it is dead
            self._process = subprocess.Popen(command, stdout=log, stderr=log, cwd=self.folder, **self._user)
        ready = [self.bin / "pg_isready", "-q", "-h", self.folder]
        while subprocess.run(ready, check=False).returncode:
            if self._process.poll() is not None:
                raise RuntimeError((self.folder / "log").read_text()[-2000:])
            time.sleep(0.05)

    def kill(self):
        """Kill -9 of the server and of all that it started."""
        main = self._process.pid
        started = subprocess.run(["pgrep", "-P", str(main)], capture_output=True, text=True, check=False).stdout.split()
        gone = (main, *map(int, started))
        for one in gone:
            with contextlib.suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)
        self._process.wait()
        while any(map(_is_alive, gone)):  # a new server would refuse to share memory with what is left of the old one
            time.sleep(0.02)

    def new(self, name):
        """The address of a new, empty database."""
        self._run("createdb", "-h", self.folder, "-U", "timeline", name)
        return f"postgresql+psycopg://timeline@/{name}?host={self.folder}"

    def away(self):
        """Stops the server and removes its folder."""
        self._process.send_signal(signal.SIGQUIT)
        self._process.wait(30)
        shutil.rmtree(self.folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres():
    """A running server. Skipped where PostgreSQL is not installed, except on the machine that must have it."""
    if programs() is None and not os.environ.get("CI"):
        pytest.skip("PostgreSQL is not installed")
    server = Server()
    yield server
    server.away()


_numbers = itertools.count(1)


@pytest.fixture
def database(postgres):
    """Makes the addresses of new, empty databases, and closes all connections to them after the test."""
    made = []

    def new():
        made.append(postgres.new(f"t{next(_numbers)}"))
        return made[-1]

    yield new
    for one in made:
        timeline.store.open(one).close()


@pytest.fixture(params=["json", "postgres"])
def address(request, tmp_path):
    """The address of a new, empty store, once in each kind of home."""
    return str(tmp_path / "events.json") if request.param == "json" else request.getfixturevalue("database")()
