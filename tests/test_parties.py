"""Persons called again by the party, the region or the office that the text gives beside their names."""

import pytest

from tests.test_actors import meant

HOLM = "Rep. Jane Holm (R-S.C.) spoke."
LUND = "Sen. Ben Lund, D-Texas, spoke."


@pytest.mark.parametrize(
    ("lines", "words", "name"),
    [
        ((HOLM, LUND, "The South Carolina Republican left."), "The South Carolina Republican", "Jane Holm"),
        ((HOLM, LUND, "The Republican left."), "The Republican", "Jane Holm"),
        ((HOLM, LUND, "The South Carolina lawmaker left."), "The South Carolina lawmaker", "Jane Holm"),
        ((HOLM, LUND, "The Texas Democrat left."), "The Texas Democrat", "Ben Lund"),
        ((HOLM, LUND, "The Maine Democrat left."), "The Maine Democrat", None),
        ((HOLM, "Sen. Ann Orr (D-Wash.) left.", "The Maine Democrat voted."), "The Maine Democrat", None),
        (("Sen. Ann Orr spoke.", "The Maine Democrat left."), "The Maine Democrat", "Ann Orr"),
        (("Sen. Ann Orr met Sen. Ed Lee.", "The Maine Democrat left."), "The Maine Democrat", None),
        (("Jane Holm, a Maine Republican, spoke.", "The Maine Republican left."), "The Maine Republican", "Jane Holm"),
        (("Maine Gov. Jane Holm spoke.", "The Maine governor left."), "The Maine governor", "Jane Holm"),
        (("Maine Gov. Jane Holm spoke.", "The Texas governor left."), "The Texas governor", None),
        (("Former Maine Gov. Jane Holm spoke.", "The former governor left."), "The former governor", "Jane Holm"),
        (("Jane Holm, a former Norwick mayor, spoke.", "The former mayor left."), "The former mayor", "Jane Holm"),
        (("Jane Holm, the Norwick mayor, spoke.", "The former mayor left."), "The former mayor", None),
        (("Attorney General Jane Holm spoke.", "The Attorney General left."), "The Attorney General", "Jane Holm"),
        (
            ("Secretary of State Jane Holm spoke.", "The secretary of state left."),
            "The secretary of state",
            "Jane Holm",
        ),
    ],
)
def test_a_description_leads_to_whom_it_fits(lines: tuple[str, ...], words: str, name: str | None) -> None:
    assert meant(*lines).get(words) == name


@pytest.mark.parametrize(
    ("lines", "words", "name"),
    [
        (
            ("The American Academy of Surgeons issued a warning.",),
            "American Academy of Surgeons",
            "American Academy of Surgeons",
        ),
        (
            ("The U.S. Air Force met.", "The Air Force Office of Roads closed.", "The Air Force left."),
            "Air Force",
            "U.S. Air Force",
        ),
        (("Tropical Storm Odette grew.", "Hurricane Odette hit Porto."), "Tropical Storm Odette", "Hurricane Odette"),
        (("Anna Holt told Norwick Radio Saturday that it was late.",), "Norwick Radio Saturday", None),
        (
            ("The Norwick Flood Review Board met.", "The Flood Review Board left."),
            "Flood Review Board",
            "Norwick Flood Review Board",
        ),
        (
            ("The House Committee on Energy and Commerce met.", "The Energy and Commerce Committee left."),
            "Energy and Commerce Committee",
            "House Committee on Energy and Commerce",
        ),
        (
            (
                "The House Judiciary Committee met.",
                "The Senate Judiciary Committee left.",
                "The Judiciary Committee voted.",
            ),
            "Senate Judiciary Committee",
            "Senate Judiciary Committee",
        ),
        (("The Norwick War administration passed it.", "The Norwick War said no."), "Norwick War", None),
        (("Facebook sued Norwick.", "The company won."), "The company", "Facebook"),
        (("Anna Holt wrote on Facebook.",), "Facebook", None),
        (("Odette, a hurricane, grew.", "Hurricane Odette hit Porto when it made landfall."), "it", "Hurricane Odette"),
    ],
)
def test_bodies_and_storms_by_what_their_names_say(lines: tuple[str, ...], words: str, name: str | None) -> None:
    assert meant(*lines).get(words) == name


@pytest.mark.parametrize(
    ("lines", "words", "name"),
    [
        (("Thomas Edward Dunn fell ill.", "Thomas Eric Dunn died."), "Thomas Edward Dunn", "Thomas Eric Dunn"),
        (("Thomas Edward Dunn fell ill.", "Thomas Paul Dunn died."), "Thomas Edward Dunn", "Thomas Edward Dunn"),
        (("Christine Marlow Ford spoke.", "Ms. Marlow left. Marlow said no."), "Marlow", "Christine Marlow Ford"),
        (("Maria Elena Ford spoke.", "Ms. Elena left. Mr. Ed Elena stayed."), "Ed Elena", "Ed Elena"),
    ],
)
def test_one_person_written_in_two_ways(lines: tuple[str, ...], words: str, name: str) -> None:
    assert meant(*lines)[words] == name
