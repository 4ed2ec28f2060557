"""Who counts as an actor, under which name: short forms of bodies, names that many share, and what acts not at all."""

import pytest

from tests.test_actors import meant, named

# Bodies known from the lists


@pytest.mark.parametrize(
    ("lines", "words", "name"),
    [
        (("The U.S. Geological Survey met.",), "U.S. Geological Survey", "US Geological Survey"),
        (("The US Commerce Department sued Calder Ltd.",), "US Commerce Department", "Commerce Department"),
        (("The Washington Post reported it.", "The Post said no more."), "The Post", "Washington Post"),
        (("The Federal Reserve met.", "Later the Fed raised rates."), "the Fed", "Federal Reserve"),
        (("The Senate voted for the bill.",), "Senate", "United States Senate"),
        (("Calder sold shares in McDonald's in May.",), "McDonald's", "McDonald's"),
        (("Britain votes in May.", "Labour leads in the polls."), "Labour", "Labour Party"),
    ],
)
def test_known_bodies_have_one_name(lines: tuple[str, ...], words: str, name: str) -> None:
    assert meant(*lines)[words] == name


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("The Washington Post and the New York Post reported it.", "The Post said no more."), "Washington Post"),
        (("Nigeria votes in May.", "The Senate in Abuja met."), "United States Senate"),
        (("Conservatives in Ohio want a smaller state.",), "Conservative Party"),
        (("He worked hard on the post.", "The Post Office closed."), "Washington Post"),
    ],
)
def test_a_short_name_that_others_share_means_none_of_them(lines: tuple[str, ...], name: str) -> None:
    namings = [one for one in named(*lines) if one[1] == name]
    assert all(words == name for words, _, _ in namings)
