"""The bundle of Plotly that interactive embeds load: the package's own, or a smaller one that whoever runs it names."""

import re

import pytest
from browser import STRAIT
from starlette.applications import Starlette
from starlette.testclient import TestClient

from timeline.core.errors import BadSetting
from timeline.core.settings import Settings
from timeline.publish.library import library
from timeline.publish.routes import routes

BASIC = b"/**\n* plotly.js (basic - minified) v4.1.1\n*/\n" + b"0;" * 60_000


@pytest.fixture
def basic(tmp_path):
    path = tmp_path / "plotly-basic.min.js"
    path.write_bytes(BASIC)
    return str(path)


def test_the_bundle_that_a_setting_names_is_what_readers_are_told_of_and_get(basic):
    settings = Settings.from_environment({"TIMELINE_STORE": str(STRAIT), "TIMELINE_PLOTLY": basic})
    with TestClient(Starlette(routes=routes(settings, lambda: "2025-03-20"))) as client:
        page = client.get("/embed/chart.html?mode=interactive").text
        address = re.search('data-library="([^"]+)"', page)[1]
        assert "Explore this chart (0.0 MB)" in page
        assert client.get(f"/embed/{address}").content == BASIC


def test_the_address_tells_two_bundles_apart_so_that_a_browser_keeps_neither_too_long(basic):
    assert library(basic).name != library().name


def test_the_package_has_a_bundle_of_its_own():
    assert (library().answer.body[:200].count(b"plotly.js v"), len(library().guard)) == (1, 64)


@pytest.mark.parametrize("words", ["", "alert(1)", "/** plotly.js (gl3d - minified) v4.1.1 */"])
def test_a_file_that_cannot_draw_the_marks_is_refused_with_what_to_name_instead(words, tmp_path):
    path = tmp_path / "wrong.js"
    path.write_text(words, "utf-8")
    with pytest.raises(BadSetting, match=r"is no bundle of Plotly for points and bars. Name plotly-basic\.min\.js"):
        library(str(path))


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BadSetting, match=r"TIMELINE_PLOTLY names .*gone\.js, which cannot be read"):
        library(str(tmp_path / "gone.js"))
