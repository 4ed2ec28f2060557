"""Files of rules are checked as they are read, and name themselves where they break their format."""

import pytest

from timeline.core.errors import BadRule
from timeline.extract import rulefiles
from timeline.extract.candidates.programmes import Programme

WHOLE = 'weekday = 7\nnames = ["Harbour Talk"]\nalone = []\nexamples = []\ncounterexamples = []\n'


def test_a_file_is_read_as_its_model(tmp_path):
    path = tmp_path / "programmes.toml"
    path.write_text(WHOLE, "utf-8")
    assert rulefiles.read(path, Programme).names == ("Harbour Talk",)


@pytest.mark.parametrize("text", ["weekday = ", WHOLE.replace("7", "8"), f"{WHOLE}hour = 9\n"])
def test_a_file_that_breaks_its_format_is_named(tmp_path, text):
    path = tmp_path / "programmes.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(BadRule, match=r"programmes\.toml cannot be read"):
        rulefiles.read(path, Programme)
