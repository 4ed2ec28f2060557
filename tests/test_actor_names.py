"""Who counts as an actor, under which name: short forms of bodies, names that many share, and what acts not at all."""

import pytest

from tests.test_actors import meant, named, read
from timeline.core.model import Actor
from timeline.extract import actors
from timeline.extract.actors import naming
from timeline.extract.actors.entities import same_person

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


# Names that something else bears, too


@pytest.mark.parametrize(
    ("lines", "words", "name"),
    [
        (("Georgia sent troops from Tbilisi.",), "Georgia", "Georgia"),
        (("Ann Jordan led the union.", "Jordan said no."), "Jordan", "Ann Jordan"),
        (("Ann Jordan led the union.", "Jordan sent an envoy from Amman."), "Jordan", "Jordan"),
        (("Bashir al-Sadri led the union.", "Sadri said no."), "Sadri", "Bashir al-Sadri"),
        (("Paul Orr spoke.", "Because Orr's wife Nina left, Nina Orr wrote.", "Orr slept."), "Orr", "Paul Orr"),
        (("George W. Reed met George H. Reed in May.",), "George W. Reed", "George W. Reed"),
        (("George W. Reed met George H. Reed in May.",), "George H. Reed", "George H. Reed"),
        (("Loretta Harlow wept.", "“Loretta did nothing wrong,” he said."), "Loretta", "Loretta Harlow"),
        (
            ("The U.S. Harbour Commission sued.", "The Harbour Commission won."),
            "Harbour Commission",
            "U.S. Harbour Commission",
        ),
    ],
)
def test_a_name_that_several_bear_means_the_one_of_this_article(lines: tuple[str, ...], words: str, name: str) -> None:
    assert meant(*lines)[words] == name


def test_the_american_georgia_is_no_republic() -> None:
    assert "Georgia" not in meant("Georgia Gov. Ann Harlow signed the bill.", "Georgia passed it in May.")


# Names cut where they begin and end


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Norwick Rovers Organist Emily Wendt spoke on Monday.", "Emily Wendt"),
        ("Special Counsel Robert Marlow spoke on Monday.", "Robert Marlow"),
        ("Mayor Keisha Lance Harlow spoke on Monday.", "Keisha Lance Harlow"),
        ("Chester County Sheriff's Office Maj. Mike Lee spoke on Monday.", "Mike Lee"),
        ("Attorney General William P. Harlow spoke on Monday.", "William P. Harlow"),
    ],
)
def test_a_person_s_name_begins_behind_role_and_team(line: str, name: str) -> None:
    assert {one for _, one, _ in named(line)} == {name}


@pytest.mark.parametrize(
    "line",
    [
        "The bill would repeal Obamacare.",
        "He flew a Vestra 737 MAX to Cork and the MAX broke down.",
        "She spoke on Meet the Press.",
        "She spoke on “Fox News Sunday.”",
        "African Americans and Europeans differ.",
        "They rallied in Colby City in Kansas.",
        "They vote on Election Day.",
        "Her book “Norwick Bank” came out.",
        "Washington state sued.",
    ],
)
def test_laws_models_programmes_and_peoples_do_not_act(line: str) -> None:
    assert named(line) == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("The state Senate voted on Monday.", "United States Senate"),
        ("Norwick's Supreme Court ruled on Monday.", "US Supreme Court"),
    ],
)
def test_the_word_before_tells_that_another_is_meant(line: str, name: str) -> None:
    assert name not in {one for _, one, _ in named(line)}


def test_the_head_of_a_body_heads_no_state_of_its_name() -> None:
    text, parsed = read("Nurses for America President Ana Harlow spoke.")
    assert actors.learn([(text, parsed)]).actors["ana-harlow"].acts_for == ()


def test_americans_stand_for_their_state() -> None:
    assert meant("Most of Americans opposed it.")["Americans"] == "United States"


def test_two_people_joined_by_a_sign_are_two() -> None:
    assert {"Ana Harlow", "Ben Reed"} <= {name for _, name, _ in named("Ana Harlow & Ben Reed spoke on Monday.")}


@pytest.mark.parametrize(
    ("lines", "words", "name"),
    [
        (
            ("The National Enquirer sued.", "Harlow told the Enquirer so. The Enquirer paid."),
            "Enquirer",
            "National Enquirer",
        ),
        (("The Norwick Saints lost.", "On Monday the Saints won."), "Saints", "Norwick Saints"),
        (
            ("The Homeland Security Department sued.",),
            "Homeland Security Department",
            "Department of Homeland Security",
        ),
        (("Mika Harlow sang.", "They wrote to Joe and Mika on Monday."), "Mika", "Mika Harlow"),
    ],
)
def test_a_part_of_a_name_leads_to_the_whole(lines: tuple[str, ...], words: str, name: str) -> None:
    assert meant(*lines)[words] == name


def test_the_american_of_a_council_is_no_office_of_the_state() -> None:
    text, parsed = read("Ana Harlow, president of the American Harbour Council, spoke.")
    assert actors.learn([(text, parsed)]).actors["ana-harlow"].acts_for == ()


def test_what_stands_between_dashes_behind_a_place_does_not_call_it() -> None:
    lines = ("Peace in Ukraine — even the initial truce — is far.", "Silva accepted the truce.")
    assert "the truce" not in meant(*lines)


def test_a_page_in_capitals_is_no_dateline_that_never_ends():
    page = "THE FERRY CAME IN FROM THE NORTH AT DAWN, AND NOBODY ON THE QUAY WAS WAITING THERE ANY MORE " * 20
    assert not naming._DATELINE.match(page)
    assert naming._DATELINE.match("PORTO, Portugal (Reuters) - The ferry came in.")


# One person, written in two ways


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergei Petrov", "Sergey Petrov"),
        ("Qassem Halidi", "Qasem Halidi"),
        ("Mohammed Harlow", "Muhammad Harlow"),
        ("Fouad Massoud", "Fuad Masud"),
        ("Katherine Orr", "Catherine Orr"),
        ("Shelley Dorn", "Shelly Dorn"),
    ],
)
def test_two_ways_to_write_one_name_are_of_one_person(one: str, other: str) -> None:
    known = Actor(id="known", name=other, kind="person")
    assert same_person(one, [known]) is known


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Francis Orr", "Frances Orr"),
        ("Jamal Orr", "Jamil Orr"),
        ("Hassan Orr", "Hussein Orr"),
        ("Maria Orr", "Mario Orr"),
        ("Zhang Hong", "Zhang Heng"),
        ("Sergei Petrov", "Sergey Pavlov"),
    ],
)
def test_names_that_are_alike_may_be_of_two(one: str, other: str) -> None:
    assert same_person(one, [Actor(id="known", name=other, kind="person")]) is None


def test_articles_that_write_a_name_otherwise_mean_one_person() -> None:
    found = meant("Sergei Petrov met the miners.", "Sergey Petrov then left.", "Petrov slept.")
    assert len({found[words] for words in ("Sergei Petrov", "Sergey Petrov", "Petrov")}) == 1


@pytest.mark.parametrize(
    ("lines", "words", "name"),
    [
        (("Mr. Reed won.", "The rise of Paul Reed was fast."), "Reed", "Paul Reed"),
        (("WATCH Paul Reed resigned.", "Reed left."), "Paul Reed", "Paul Reed"),
        (("Born Ana Silva in 1970, she left.", "Ana Silva won."), "Ana Silva", "Ana Silva"),
        (("Reuters reported it.",), "Reuters", "Reuters"),
        (("So police say.",), "police", "Police"),
    ],
)
def test_what_only_opens_a_sentence_is_no_part_of_a_name(lines: tuple[str, ...], words: str, name: str) -> None:
    assert meant(*lines)[words] == name


def test_a_title_before_a_surname_is_of_the_one_who_bears_it() -> None:
    lines = ("Nina Orr wrote to President Paul Orr.", "Nina Orr met him.", "On Monday President Orr left.")
    assert meant(*lines)["Orr"] == "Paul Orr"


def test_whoever_is_called_a_nurse_is_a_person() -> None:
    lines = ("Officials want to force nurse Tiki Wendrox to comply with the quarantine.", "Wendrox left on Monday.")
    assert meant(*lines)["Wendrox"] == "Tiki Wendrox"
