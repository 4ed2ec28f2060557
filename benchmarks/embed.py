"""Our embed beside a static page, TimelineJS3, vis-timeline and Plotly: writes `benchmarks/embed.md`.

    python -m benchmarks.embed --web FOLDER [--npm FOLDER] [--reps 3] [--to FILE]

`--web` holds bench.py, behave.py and events.py, which make the other pages and measure all of them in Chromium; `--npm`
is a folder node_modules with what they load, if not the one that `make web` fetches. All pages show the same invented
events. Violations of a strict content security policy are counted anew here: behave.py waits with a function that is
evaluated in the page, which is one violation by itself. Requests for an embed that the server has at hand are made by
wrk; its seconds of a processor are read from /proc (Linux).
"""

import argparse
import gzip
import hashlib
import importlib.util
import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from playwright.sync_api import sync_playwright

from benchmarks.pages import serving
from timeline.core.model import Actor, Article, Event, Mention, Participant, Quote, Timeline
from timeline.publish import embed
from timeline.publish.look import Look
from timeline.store import document
from timeline.view.collection import collect
from timeline.view.filters import Filter

PAGE = """# The embed beside other timelines

Written by `python -m benchmarks.embed`, which says how. All pages show the same invented events and hold all they
need in one file. Medians of {reps} loads in fresh browsers, in turn; of ours and of the floor, which lie close
together, {many} loads. Drawn as a multiple of the floor, a static page of SVG and list without script. Phone: 360
px, a processor slowed to a quarter, 9 Mbit/s, 165 ms. Times hold for one machine, and ratios for more: while this
was measured {load:.0f} processes wanted its {cores} processors.

| events | page | kB, gzip | drawn, desktop | drawn, phone | longest task, ms | on the phone |
|---:|---|---:|---|---|---:|---:|
{drawn}

At {size} events, how many titles are found without script, by keyboard, in the accessibility tree and in the
printed page; whether it turns dark by itself, and whether wheel and finger over it scroll the page; sideways
overflow at 360 px; the smallest text in px; what axe finds (serious / all); requests to other hosts; violations of
a policy that allows no inline style and no evaluation.

| page | no script | keyboard | tree | print | dark | wheel | finger | overflow | text | axe | others | violations |
|---|---:|---:|---:|---:|---|---|---|---|---:|---|---:|---:|
{behaved}

Violations are of the pages themselves, counted apart: behave.py waits with a function that is evaluated in the
page, and so counts one more for a page that draws nothing for it. A page with a paragraph and nothing else has
{bare} here.

Served by the app, with its links and its script for the height, {size} events are {bytes:,} bytes in gzip. Requests
for it in a second of the server's processor: {served}.
"""

ROOT = Path(__file__).parents[1]
SIZES = (30, 300)
MORE = 3  # times as many loads of the floor and of ours
FLOOR, OURS = "static-svg", "ours"
OTHERS = ("timelinejs3", "vis", "plotly-basic")
NAMES = {FLOOR: "static SVG (the floor)", "timelinejs3": "TimelineJS3", "vis": "vis-timeline",
         "plotly-basic": "Plotly basic", OURS: "our embed"}  # fmt: skip


def module(folder: Path, name: str) -> ModuleType:
    """A module of the harness, which imports its neighbours by their bare names."""
    sys.path.insert(0, str(folder))
    spec = importlib.util.spec_from_file_location(name, folder / f"{name}.py")
    if spec is None or spec.loader is None or not (folder / f"{name}.py").is_file():
        raise SystemExit(f"There is no {name}.py in {folder}: name the folder of the harness with --web.")
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def timeline(events: Sequence[Mapping[str, Any]]) -> Timeline:
    """The harness's events as a store of ours."""
    lanes, outlets = sorted({one["lane"] for one in events}), sorted({one["source"] for one in events})
    return Timeline(
        actors=tuple(Actor(id=_slug(one), name=one, kind="state") for one in lanes),
        articles=tuple(Article(id=_slug(one), source=one, sha256=_sha(one)) for one in outlets),
        events=tuple(_event(one) for one in events),
    )


def _event(one: Mapping[str, Any]) -> Event:
    day, end = one["start"].date().isoformat(), one["end"]
    when = (
        f"{day}/{end.date().isoformat()}" if end else f"{day}~" if one["approx"] else f"{one['start']:%Y-%m-%dT%H:%M}"
    )
    return Event(
        id=one["id"],
        when=when,
        title=one["title"],
        summary=one["description"],
        actors=(Participant(actor=_slug(one["lane"]), role="agent"),),
        mentions=(Mention(article=_slug(one["source"]), quote=Quote(exact=one["title"])),),
        review="approved",
    )


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower())


def _sha(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def drawn(web: Path, npm: Path, pages: Path, reps: int, *, phone: bool) -> dict[tuple[str, int], dict[str, Any]]:
    """What bench.py measures, by page and number of events."""
    ours = ["--page", f"{OURS}={pages}/embed-{{n}}.html"]
    found: dict[tuple[str, int], dict[str, Any]] = {}
    for names, loads, page in (((FLOOR,), MORE * reps, ours), (OTHERS, reps, [])):
        out = pages / f"{'phone' if phone else 'desktop'}.json"
        command = [sys.executable, str(web / "bench.py"), "--npm", str(npm), "--sizes", ",".join(map(str, SIZES))]
        command += ["--only", ",".join(names), *page, "--reps", str(loads), "--out", str(out)]
        subprocess.run(command + ["--phone"] * phone, check=True, stdout=subprocess.DEVNULL)
        found |= {(row["contender"], row["n"]): row for row in json.loads(out.read_text())}
    return found


def behaviour(web: Path, npm: Path, pages: Path) -> dict[str, dict[str, str]]:
    """What behave.py finds at 30 events: its columns by page."""
    command = [sys.executable, str(web / "behave.py"), "--npm", str(npm), "--only", ",".join((FLOOR, *OTHERS))]
    command += ["--page", f"{OURS}={pages}/embed-{SIZES[0]}.html"]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in told.splitlines() if line.startswith("| ")
    ]
    return {row[0]: dict(zip(rows[0], row, strict=False)) for row in rows[1:]}


def violations(web: Path, npm: Path, pages: Path) -> dict[str, int]:
    """How often each page itself breaks behave.py's strict policy; the last is a page with a paragraph and no more."""
    behave, made = module(web, "behave"), module(web, "pages").CONTENDERS
    events = module(web, "events").make_events(SIZES[0])
    bodies = {f"/{name}": made[name](events, npm).encode() for name in (FLOOR, *OTHERS)}
    bodies[f"/{OURS}"] = (pages / f"embed-{SIZES[0]}.html").read_bytes()
    bodies["/bare"] = b"<!doctype html><title>x</title><p>hi</p>"
    base, found = behave.serve(bodies), {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=behave.FLAGS)
        for path in bodies:
            page = browser.new_page()
            page.add_init_script("window.__v=0;document.addEventListener('securitypolicyviolation',()=>window.__v++)")
            page.goto(f"{base}{path}?csp")
            page.wait_for_timeout(2_500)
            found[path[1:]] = page.evaluate("window.__v")
            page.close()
        browser.close()
    return found


def asked(pages: Path, content: Timeline, seconds: int = 5) -> tuple[str, int]:
    """Requests for an embed at hand in a second of the server's processor, in words; and its bytes as it is served."""
    store = pages / "store.json"
    store.write_bytes(document.write(content, ()))
    with serving(ROOT / "app.py", store) as (port, process):
        address = f"http://127.0.0.1:{port}/embed/timeline.html"
        request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
        with urllib.request.urlopen(request) as answer:
            size = len(answer.read())
        before = _processor(process)
        command = ["wrk", "-t1", "-c8", f"-d{seconds}s", "-H", "Accept-Encoding: gzip", address]
        try:
            told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        except FileNotFoundError:
            return "not measured: there is no wrk here", size
        spent = _processor(process) - before
    count = re.search(r"(\d+) requests in", told)
    assert count is not None
    return f"{int(count[1]) / spent:,.0f} ({int(count[1]):,} in {seconds} s, {spent:.1f} s of the processor)", size


def _processor(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _drawn_rows(desk: Mapping[Any, Any], phone: Mapping[Any, Any]) -> list[str]:
    rows = []
    for size in SIZES:
        for name in (FLOOR, *OTHERS, OURS):
            here, there = desk[name, size], phone[name, size]
            floor = {"desk": desk[FLOOR, size]["drawn"], "phone": phone[FLOOR, size]["drawn"]}
            cells = [str(size), NAMES[name], f"{here['gz_kb']:,.1f}", _time(here, floor["desk"])]
            cells += [_time(there, floor["phone"]), *(f"{one.get('long') or 0:,.0f}" for one in (here, there))]
            rows.append(f"| {' | '.join(cells)} |")
    return rows


def _time(row: Mapping[str, Any], floor: float) -> str:
    return f"{row['drawn']:,.0f} ms, {row['drawn'] / floor:.2f} ×" if row.get("drawn") else str(row.get("dnf"))


def _behaviour_rows(found: Mapping[str, Mapping[str, str]], broken: Mapping[str, int]) -> list[str]:
    columns = ("no-JS", "keys", "AX", "print", "dark", "wheel", "swipe", "overflow", "font", "axe", "outside")
    return [
        f"| {NAMES[name]} | {' | '.join(found[name].get(one, '–') for one in columns)} | {broken[name]} |"
        for name in (FLOOR, *OTHERS, OURS)
    ]


def report(
    figures: tuple[Mapping[Any, Any], Mapping[Any, Any]],
    behaved: tuple[Mapping[str, Mapping[str, str]], Mapping[str, int]],
    served: tuple[str, int],
    reps: int,
) -> str:
    """The page of figures, in Markdown."""
    return PAGE.format(
        reps=reps,
        many=MORE * reps,
        load=os.getloadavg()[2],
        cores=os.cpu_count(),
        size=SIZES[0],
        drawn="\n".join(_drawn_rows(*figures)),
        behaved="\n".join(_behaviour_rows(*behaved)),
        bare=behaved[1]["bare"],
        bytes=served[1],
        served=served[0],
    )


def main() -> None:
    """Measure all, and write the page."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--web", type=Path, required=True, help="the folder of bench.py and behave.py")
    given.add_argument("--npm", type=Path, default=ROOT / "web" / "node_modules", help="a folder node_modules")
    given.add_argument("--reps", type=int, default=3)
    given.add_argument("--to", type=Path, default=ROOT / "benchmarks" / "embed.md")
    asked_for = given.parse_args()
    web, npm, reps = asked_for.web.resolve(), asked_for.npm.resolve(), asked_for.reps
    make = module(web, "events").make_events
    with tempfile.TemporaryDirectory() as folder:
        pages = Path(folder)
        for size in SIZES:
            page = embed.page(collect(timeline(make(size)), str(size)), Filter(), Look())
            (pages / f"embed-{size}.html").write_text(page, "utf-8")
            print(f"{size} events: {len(gzip.compress(page.encode(), 9)):,} bytes in gzip")
        served = asked(pages, timeline(make(SIZES[0])))
        behaved = behaviour(web, npm, pages), violations(web, npm, pages)
        figures = tuple(drawn(web, npm, pages, reps, phone=phone) for phone in (False, True))
    asked_for.to.write_text(report((figures[0], figures[1]), behaved, served, reps), "utf-8")
    print(f"Written to {asked_for.to}.")


if __name__ == "__main__":
    main()
