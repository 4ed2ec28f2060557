"""A timeline as a folder of files: whole, linked in itself, rewritten only where it changed, and nobody else's."""

import json
import re
from contextlib import suppress
from html.parser import HTMLParser

import pytest
from nouns import event
from nouns_view import collection, strait

from timeline.core.errors import NotSaved
from timeline.publish import site

DAY = "2025-03-20"
STRAIT = strait()


class Links(HTMLParser):
    """Where a page leads to, and the names of the places in it."""

    def __init__(self, text):
        super().__init__()
        self.to, self.places = [], set()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        said = dict(attributes)
        self.places |= {said["id"]} if "id" in said else set()
        if tag == "a" and "href" in said:
            self.to.append(said["href"])


def written(folder, known=STRAIT, base=""):
    return site.write(site.files(known, DAY, base), folder, lambda _: None)


def test_every_link_leads_to_a_place_that_is_there(tmp_path):
    written(tmp_path)
    pages = {file.relative_to(tmp_path): Links(file.read_text("utf-8")) for file in tmp_path.rglob("*.html")}
    assert len(pages) == 1 + 3 + len(STRAIT.events)
    for path, page in pages.items():
        for href in page.to:
            if not href.startswith("http"):
                name, _, place = href.partition("#")
                there = (tmp_path / path.parent / name).resolve() if name else (tmp_path / path)
                assert there.is_file(), href
                assert not place or place in pages[there.relative_to(tmp_path.resolve())].places


def test_a_second_run_writes_nothing(tmp_path):
    first = written(tmp_path)
    before = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("*")}
    assert written(tmp_path) == site.Written(0, first.written, 0)
    assert {
        file: file.stat().st_mtime_ns for file in tmp_path.rglob("*") if not file.name.startswith(".")
    }.items() <= before.items()


def test_what_is_no_longer_published_is_gone(tmp_path):
    written(tmp_path, collection(event(1), event(2)))
    assert (tmp_path / "events/e2.html").is_file()
    assert written(tmp_path, collection(event(1))).gone == 1
    assert not (tmp_path / "events/e2.html").exists()


def test_what_others_put_there_stays(tmp_path):
    (tmp_path / "events").mkdir()
    for name in ("CNAME", "events/mine.html"):
        (tmp_path / name).write_text("mine")
    written(tmp_path, collection(event(1)))
    written(tmp_path, collection(event(2)))
    assert [(tmp_path / name).read_text() for name in ("CNAME", "events/mine.html")] == ["mine", "mine"]


def test_a_list_that_was_forged_takes_nothing_outside_of_the_folder_away(tmp_path):
    mine = tmp_path / "mine.txt"
    mine.write_text("mine")
    written(tmp_path / "site")
    (tmp_path / "site" / ".timeline-files").write_text(f"../mine.txt\n{mine}\n")
    written(tmp_path / "site")
    assert mine.read_text() == "mine"


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "site").write_text("a file")
    with pytest.raises(NotSaved, match="cannot be written"):
        written(tmp_path / "site")


def test_feed_and_sitemap_need_an_address(tmp_path):
    written(tmp_path / "a")
    written(tmp_path / "b", base="https://timeline.example")
    assert not (tmp_path / "a/sitemap.xml").exists()
    assert (tmp_path / "b/sitemap.xml").read_text().count("<loc>https://timeline.example/") == len(STRAIT.events) + 1
    assert "https://timeline.example/events/" in (tmp_path / "b/feed.atom").read_text()


def test_search_engines_are_told_of_every_event(tmp_path):
    written(tmp_path, base="https://timeline.example")
    found = re.search(
        r'<script type="application/ld\+json">(.*?)</script>', (tmp_path / "index.html").read_text("utf-8")
    )
    told = json.loads(found[1])["itemListElement"]
    assert [one["item"]["name"] for one in told] == [one.title for one in STRAIT.events]
    assert all(one["item"]["@id"].startswith("https://timeline.example/events/") for one in told)


def test_no_text_of_an_event_ends_the_script_that_it_stands_in(tmp_path):
    bad = "</script><script>alert(1)</script><!--"
    written(tmp_path, collection(event(1, title=bad, summary=bad, place=bad)))
    for file in tmp_path.rglob("*.html"):
        assert "<script>alert" not in file.read_text("utf-8")
    said = re.search(r'ld\+json">(.*?)</script>', (tmp_path / "events/e1.html").read_text("utf-8"))
    assert json.loads(said[1])["name"] == bad


def test_a_site_with_an_address_has_a_card_for_those_who_share_it(tmp_path):
    written(tmp_path, base="https://timeline.example/strait")
    assert (tmp_path / "card.png").read_bytes().startswith(b"\x89PNG")
    one = next(iter(STRAIT.events))
    for name, address in (("index.html", ""), (f"events/{one.id}.html", f"events/{one.id}.html")):
        page = (tmp_path / name).read_text("utf-8")
        assert '<meta property="og:image" content="https://timeline.example/strait/card.png">' in page
        assert f'<meta property="og:url" content="https://timeline.example/strait/{address}">' in page
    assert "og:" not in (tmp_path / "embed/timeline.html").read_text("utf-8")


def test_a_site_without_an_address_names_no_card(tmp_path):
    written(tmp_path)
    assert not (tmp_path / "card.png").exists()
    assert "og:" not in (tmp_path / "index.html").read_text("utf-8")


def test_what_a_broken_off_run_wrote_is_gone_when_it_is_no_longer_published(tmp_path):
    def stops(name):
        if name == "events/e2.html":
            raise KeyboardInterrupt

    made = site.files(collection(event(1), event(2), event(3)), DAY, "")
    with suppress(KeyboardInterrupt):
        site.write(made, tmp_path, stops)
    assert (tmp_path / "events/e1.html").is_file()
    written(tmp_path, collection(event(3)))
    assert not (tmp_path / "events/e1.html").exists()
