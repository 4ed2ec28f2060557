"""Articles: which files are read, which are refused and in what words, and what is known of their origin."""

import hashlib
import json
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.core.errors import UnreadableArticle
from timeline.extract import articles
from timeline.extract.articles import dates, languages, outlets

PAGES = Path(__file__).parent / "fixtures/pages"
EXPECTED = tomllib.loads((PAGES / "expected.toml").read_text("utf-8"))
STORY = (
    "The mayor of Corvin resigned on Tuesday, nine days after the dam above the town broke "
    "and nineteen people died.\n\n"
    "“I knew of the crack,” she said in a café by the river. The council meets again on 14 May 2020.\n"
)
SPANISH = "El puente de la ciudad se cayó en el río el martes por la noche y la policía dijo que no hubo heridos. " * 3


def written(folder: Path, content: str | bytes, name: str = "one.txt", **meta: object) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    if meta:
        path.with_suffix(".meta.json").write_text(json.dumps(meta), "utf-8")
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-32"])
def test_encodings_are_told_apart(tmp_path: Path, encoding: str) -> None:
    read = articles.read(written(tmp_path, STORY.encode(encoding)))
    assert read.body == STORY


def test_the_body_is_the_text_as_found(tmp_path: Path) -> None:
    read = articles.read(written(tmp_path, STORY.replace("\n", "\r\n")))
    assert read.body == STORY
    assert read.article.sha256 == hashlib.sha256(STORY.encode()).hexdigest()
    assert read.article.id == f"a-{read.article.sha256[:10]}"
    assert articles.from_string(STORY, name="pasted").article.id == read.article.id


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"", "empty.txt", "empty.txt is empty"),
        (b" \n\t\n ", "blank.txt", "blank.txt is empty"),
        (b"", "empty.html", "empty.html is empty"),
        (bytes(range(256)) * 20, "noise.txt", "no text that can be read"),
        (b"%PDF-1.7 abc", "report.txt", "a PDF document"),
        (b"PK\x03\x04 abc", "report.txt", "an Office document"),
        (b"\x89PNG\r\n", "photo.txt", "a picture"),
        (SPANISH.encode(), "puente.txt", "looks like Spanish; only English can be read so far"),
        ("Мост через реку упал во вторник вечером. Никто не пострадал.".encode(), "most.txt", "Cyrillic"),
        (b"The dam broke. " * 340_000, "long.txt", "too large: 5,100,000 characters, where 2,000,000 are read"),
        (b"<html><body></body></html>", "bare.html", "no article that can be found"),
        (STORY.encode(), "story.docx", "neither .txt nor .html"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(tmp_path: Path, content: bytes, name: str, says: str) -> None:
    with pytest.raises(UnreadableArticle, match=says.replace(".", r"\.")):
        articles.read(written(tmp_path, content, name))


def test_a_missing_file_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableArticle, match=r"none\.txt could not be opened: No such file"):
        articles.read(tmp_path / "none.txt")


def test_what_was_given_goes_first(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        STORY,
        source="Corvin Echo",
        url="https://echo.example/dam",
        published="2020-05-12",
        title="Mayor goes",
        note="unknown keys are left aside",
    )
    article = articles.read(path).article
    assert (article.source, article.source_known) == ("Corvin Echo", "given")
    assert (article.published, article.published_known) == ("2020-05-12", "given")
    assert (article.title, article.url) == ("Mayor goes", "https://echo.example/dam")


@pytest.mark.parametrize(
    ("meta", "says"),
    [
        ("{", "is no JSON"),
        ("[]", "must hold an object"),
        ('{"published": "last week"}', "“published” must be a day"),
        ('{"published": "2020-05"}', "“published” must be a day"),
        ('{"published": 2020}', "“published” must be text or null"),
        ('{"url": "javascript:alert(1)"}', "“url” must begin with http"),
    ],
)
def test_a_broken_meta_file_is_said_in_a_sentence(tmp_path: Path, meta: str, says: str) -> None:
    path = written(tmp_path, STORY)
    (tmp_path / "one.meta.json").write_text(meta, "utf-8")
    with pytest.raises(UnreadableArticle, match=says):
        articles.read(path)


@pytest.mark.parametrize("page", EXPECTED)
def test_origin_of_pages_of_many_layouts(page: str) -> None:
    expected = EXPECTED[page]
    article = articles.read(PAGES / f"{page}.txt").article
    assert (article.source, article.source_known) == (expected["source"], expected["source_known"])
    assert (article.title or "", article.published or "") == (expected["title"], expected["published"])
    assert article.published_known == ("byline" if expected["published"] else "unknown")


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("Dam breaks\nBy Jane Doe\n12 May 2020\n\n", "2020-05-12"),
        ("Dam breaks\n12/05/2020\n4 min\n\n", None),  # 5 December elsewhere
        ("Dam breaks\n19/05/2020\n\n", "2020-05-19"),
        ("Dam breaks\nPublished 12:30 GMT, 12 May 2020\nUpdated 13 May 2020\n\n", "2020-05-12T12:30"),
        ("Dam breaks\nUpdated 13 May 2020\n\n", "2020-05-13"),
        ("Dam breaks\nMay 12\n\n", "2020-05-12"),  # the story names 14 May 2020
        ("Dam breaks\nOct 12\n\n", None),  # no full date lies near
        ("Dam breaks\n3 hours ago\n\n", None),
        ("CORVIN, May 12 (Reuters) - ", "2020-05-12"),
        ("", None),
    ],
)
def test_dates_come_from_stamps_alone(head: str, published: str | None) -> None:
    read = articles.from_string(head + STORY, name="one")
    assert read.article.published == published
    assert read.article.published_known == ("byline" if published else "unknown")


def test_a_copyright_year_dates_nothing_unless_the_weekday_agrees() -> None:
    story = STORY.replace(" on 14 May 2020", "")
    alone = articles.from_string(f"Dam breaks\nMay 12\n\n{story}\n© 2020 Corvin Echo", name="one")
    agrees = articles.from_string(f"Dam breaks\nTuesday, May 12\n\n{story}\n© 2019-20 Corvin Echo", name="one")
    differs = articles.from_string(f"Dam breaks\nMonday, May 12\n\n{story}\n© 2020 Corvin Echo", name="one")
    assert [one.article.published for one in (alone, agrees, differs)] == [None, "2020-05-12", None]
    assert "names no year" in alone.notes[0]


def test_a_stale_stamp_is_noted_and_the_given_date_stands() -> None:
    read = articles.from_string(f"Dam breaks\n2 May 2020\n\n{STORY}", name="one", meta={"published": "2020-05-12"})
    assert read.article.published == "2020-05-12"
    assert read.notes == (
        "The page is stamped 2020-05-02 but was given as published 2020-05-12; the given date stands.",
    )
    assert dates.stale("2020-05-12", "2020-05-11T09:00") == ()


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("© 2024 Example Daily Ltd. All rights reserved.", "Example Daily"),
        ("Copyright (c) Lower Valley Herald 2024-25. All rights reserved. Printed on paper.", "Lower Valley Herald"),
        ("Copyright © 2019 The Kingsholm Times, LLC. Click here for reprint permission.", "The Kingsholm Times"),
        ("© 2024 Example Post UK ltd. All Rights Reserved.", "Example Post"),
        ("Example Post © 2021", "Example Post"),
        ("© 2021", None),
        ("All rights reserved.", None),
    ],
)
def test_outlets_from_copyright_lines(line: str, name: str | None) -> None:
    assert outlets.from_copyright([line]) == name


def test_an_agency_in_a_dateline_is_not_the_outlet() -> None:
    read = articles.from_string(f"CORVIN (Reuters) - {STORY}", name="one")
    assert (read.article.source, read.article.source_known) == ("Unnamed source (one)", "unknown")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (STORY, None),
        (SPANISH, "Spanish"),
        (
            "Der Damm über der Stadt ist am Dienstag gebrochen, und die Leute sind in die Schule gebracht worden.",
            "German",
        ),
        ("Le barrage de la ville est tombé dans la nuit de mardi et les gens ont été conduits à une école.", "French"),
        ("Gaza Kyiv Oslo", None),
        ("大坝在星期二晚上倒塌。警方说没有人受伤。", "Chinese or Japanese"),
    ],
)
def test_languages(text: str, language: str | None) -> None:
    assert languages.foreign(text) == language


def page(head: str = "", main: str = "", foot: str = "") -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in STORY.split("\n") if line)
    nav = "<nav><a href='/a'>Home</a> <a href='/b'>News</a></nav>"
    top = f"<html><head><title>Dam</title>{head}</head><body>{nav}<h1>Dam breaks above town</h1>{main}"
    return f"{top}<article>{paragraphs}</article>{foot}</body></html>"


LINKED = """<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",
"datePublished": "2020-05-12T18:40:00+01:00", "dateModified": "2021-01-01", "publisher": {"name": "Corvin Echo"}}]}
</script>"""
SCRAPS = ["<p>", "</p>", "<h1>", "<time datetime='2020-05-12'>", "<article>", "<!--", "]]>", "&#0;", "\x00", "é"]
SCRAPS += [STORY, "<script type='application/ld+json'>{", "<meta name='date' content='2020'>", "<table>", "</html>"]


@pytest.mark.parametrize(
    ("html", "published", "known"),
    [
        (
            page('<meta property="article:published_time" content="2020-05-12T18:40:00Z">'),
            "2020-05-12T18:40",
            "page metadata",
        ),
        (page(LINKED), "2020-05-12T18:40", "page metadata"),
        (page('<link rel="canonical" href="https://echo.example/2020/05/12/dam">'), "2020-05-12", "page metadata"),
        (page(main='<time datetime="2020-05-12">3 days ago</time>'), "2020-05-12", "page metadata"),
        (page(main="<p>By Jane Doe</p><p>12 May 2020</p>"), "2020-05-12", "byline"),
        (page('<meta property="article:modified_time" content="2020-05-13">'), None, "unknown"),
        (page('<meta itemprop="copyrightYear" content="2017">'), None, "unknown"),
        (page('<meta name="date" content="yesterday">'), None, "unknown"),
        (page(main="<time>yesterday</time>"), None, "unknown"),
        (page(foot='<aside><ul><li><time datetime="2016-01-01">1 Jan</time> Old</li></ul></aside>'), None, "unknown"),
        (page(), None, "unknown"),
    ],
)
def test_dates_of_pages_come_from_their_metadata_and_never_from_the_clock(
    html: str, published: str | None, known: str
) -> None:
    article = articles.from_html(html, name="dam.html").article
    assert (article.published, article.published_known) == (published, known)


def test_outlets_of_pages() -> None:
    named = page('<meta property="og:site_name" content="Corvin Echo">')
    owned = page(foot="<footer><p>© 2020 Corvin Echo Ltd. All rights reserved.</p></footer>")
    sources = [articles.from_html(one, name="dam.html").article for one in (named, page(LINKED), owned, page())]
    assert [one.source for one in sources] == ["Corvin Echo"] * 3 + ["Unnamed source (dam)"]
    assert [one.source_known for one in sources] == ["page metadata", "page metadata", "byline", "unknown"]


def test_a_page_keeps_its_paragraphs_and_loses_its_menus(tmp_path: Path) -> None:
    read = articles.read(written(tmp_path, page(), "dam.html"))
    assert "Home" not in read.body
    assert [line for line in STORY.split("\n") if line] == read.body.split("\n")[-2:]
    assert read.article.title == "Dam breaks above town"


def refusal(read: Callable[[], object]) -> str:
    """The sentence with which something is refused, "" where it is read; any other error is let through."""
    try:
        read()
    except UnreadableArticle as error:
        return str(error)
    return ""


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    said = refusal(lambda: articles.from_string(text, name="any"))
    assert said == "" or (said.startswith("any ") and said.endswith((".", "far.")))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_words(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    path = written(tmp_path_factory.getbasetemp(), raw, "any.txt")
    assert refusal(lambda: articles.read(path))[:8] in ("", "any.txt ")


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(SCRAPS)).map("".join))
def test_any_page_is_read_or_refused_in_words(html: str) -> None:
    assert refusal(lambda: articles.from_html(html, name="any.html"))[:9] in ("", "any.html ")
