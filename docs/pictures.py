"""Takes the pictures of the documentation anew: `python -m docs.pictures`, with Chromium, in about two minutes.

The app runs on a copy of the shipped store and nothing of it is changed. All pictures go to `docs/img/`.
"""

import io
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from PIL import Image
from playwright.sync_api import Browser, Page

from tests.browser import RESTING, launched, serving
from timeline import store

HERE: Final = Path(__file__).parent
SHIPPED: Final = HERE.parent / "data" / "events.json"
DRAWN: Final = """() => !document.querySelector('[data-testid=stSkeleton]') &&
    [...document.querySelectorAll('[data-testid=stPlotlyChart]')]
        .every(one => !one.offsetParent || one.querySelector('.point'))"""
CALL: Final = "e-8537ebe133"  # the telephone call, of which six articles' sentences tell
COLOURS: Final = 255  # enough for letters and marks, and a third of the bytes
ARTICLE: Final = """Two rounds of talks in Riyadh, and a promise on the Black Sea

American and Ukrainian officials met in Riyadh on Sunday. On Monday the American delegation held talks with Russian \
envoys in the same hotel.

On Tuesday the White House said that Ukraine and Russia had agreed to ensure safe navigation in the Black Sea.

A week earlier Donald Trump and Vladimir Putin had spoken by phone about the war in Ukraine. Envoys will meet again \
in mid-April.
"""


class Camera:
    """Opens pages of the app and keeps what they look like."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser, self.address = browser, address

    @contextmanager
    def page(self, path: str = "", width: int = 1280, height: int = 860, scheme: Any = "light") -> Iterator[Page]:
        """A page of the app, drawn to its end."""
        opened = self.browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
        opened.goto(f"{self.address}/{path}")
        if not path.startswith("embed/"):
            opened.wait_for_selector(".st-key-masthead h1", timeout=60_000)
        rest(opened)
        yield opened
        opened.close()

    def take(self, name: str, path: str = "", width: int = 1280, height: int = 860, scheme: Any = "light") -> None:
        """A picture of a page as it opens."""
        with self.page(path, width, height, scheme) as page:
            keep(page, name)


def rest(page: Page) -> None:
    """Wait until the page is drawn; charts come after the words, and what they show a moment later."""
    if "/embed/" not in page.url:
        page.wait_for_selector(RESTING, timeout=60_000)
        page.wait_for_function(DRAWN, timeout=60_000)
    page.wait_for_timeout(2_500)


def keep(page: Page, name: str) -> None:
    """The picture as a small PNG."""
    raw = Image.open(io.BytesIO(page.screenshot(animations="disabled", caret="hide"))).convert("RGB")
    drawn = raw.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    path = HERE / "img" / f"{name}.png"
    drawn.save(path, optimize=True)
    print(f"{path.relative_to(HERE.parent)}: {path.stat().st_size // 1024} kB")


def reading(camera: Camera) -> None:
    """What readers see."""
    camera.take("timeline", height=1000)
    camera.take("timeline-dark", height=1000, scheme="dark")
    camera.take("timeline-tablet", width=768, height=900)
    camera.take("timeline-tablet-dark", width=768, height=900, scheme="dark")
    camera.take("timeline-phone", width=360, height=760)
    camera.take("timeline-phone-dark", width=360, height=760, scheme="dark")
    camera.take("event", f"event?id={CALL}", height=980)
    camera.take("embed-page", "embedding?actor=Ukraine", width=1280, height=1000)
    camera.take("embed", "embed/timeline.html?actor=Ukraine", width=700, height=760)


def typing(camera: Camera) -> None:
    """The form of an event, its date read while it is typed."""
    with camera.page("edit", width=1000, height=640) as page:
        page.get_by_label("Date", exact=True).press_sequentially("between 24 and 26 march 2025")
        page.get_by_label("Title", exact=True).fill("Envoys talk in Riyadh about the Black Sea")
        page.get_by_text("EDTF [2025-03-24..2025-03-26]").wait_for()
        rest(page)
        keep(page, "edit")


def article(camera: Camera) -> None:
    """An article on the desk, one proposal accepted; then what was read waits for review."""
    with camera.page("read", width=1100, height=1000) as page:
        page.get_by_label("Paste an article").fill(ARTICLE)
        page.get_by_role("button", name="Read this text").click()
        page.locator(".st-key-read-save").wait_for(timeout=120_000)
        for label, words in (("When it was published", "26 March 2025"), ("Outlet", "The Tagus Courier")):
            page.get_by_label(label, exact=True).fill(words)
            page.keyboard.press("Tab")
            rest(page)
        page.get_by_role("radio", name="Accept", exact=True).first.click()
        rest(page)
        keep(page, "read")
        page.get_by_role("button", name=re.compile("^Accept the other")).click()
        rest(page)
        page.get_by_role("button", name="Save as proposals").click()
        page.get_by_text("Saved: ").first.wait_for()


def review(camera: Camera) -> None:
    """The proposals of that article."""
    camera.take("review", "review", width=1100, height=760)


def parting(camera: Camera) -> None:
    """Splitting an event, and joining two."""
    with camera.page(f"split?event={CALL}", width=1000, height=860) as page:
        page.locator("[data-testid=stCheckbox]").nth(1).click()
        rest(page)
        keep(page, "split")
    with camera.page(f"join?event={CALL}", width=1000, height=860) as page:
        page.get_by_role("link", name=re.compile("says he will speak with Putin")).first.click()
        page.get_by_role("button", name="Join them").wait_for()
        rest(page)
        keep(page, "join")


def conflict(camera: Camera, path: Path) -> None:
    """Somebody else saves the same event while its form is open."""
    with camera.page(f"edit?event={CALL}", width=1000, height=540) as page:
        page.get_by_label("Title", exact=True).fill("Trump and Putin speak by phone for two hours")
        page.keyboard.press("Tab")
        rest(page)
        home = store.open(str(path), clock=lambda: datetime.now(UTC))
        seen = next(one for one in home.load().timeline.events if one.id == CALL)
        home.save(seen.model_copy(update={"title": "Putin and Trump speak by phone"}), based_on=seen.version, by="ben")
        page.get_by_role("button", name="Save", exact=True).click()
        page.get_by_text("Both of you changed it.").wait_for()
        page.locator("[data-testid=stMain]").evaluate("main => main.scrollTo(0, 0)")
        rest(page)
        keep(page, "conflict")


def main() -> None:
    """All pictures, or those of the parts that are named: reading typing article review parting conflict."""
    wanted = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "events.json"
        path.write_bytes(SHIPPED.read_bytes())
        parts: dict[str, Callable[[Camera], None]] = {
            "typing": typing, "article": article, "review": review, "parting": parting,
            "conflict": lambda camera: conflict(camera, path),
        }  # fmt: skip
        (HERE / "img").mkdir(exist_ok=True)
        if not wanted or "reading" in wanted:
            with launched() as browser, serving(path, TIMELINE_DESK="closed") as address:
                reading(Camera(browser, address))
        with launched() as browser, serving(path, LOGNAME="anna") as address:
            for name, part in parts.items():
                if not wanted or name in wanted:
                    part(Camera(browser, address))


if __name__ == "__main__":
    main()
