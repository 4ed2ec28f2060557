"""Slips of the small parser that are mended by word order, told by heads and dependencies."""

import pytest

from timeline.core.model import Article
from timeline.core.reading import Sentence, Text
from timeline.core.settings import Settings
from timeline.extract import grammar


def links(sentence):
    """Each word with its dependency and the word that governs it."""
    text = Text("test", Article(id="a-0", source="Test", sha256="0" * 64), sentence)
    parsed = grammar.parse(text, [Sentence(0, len(sentence), 0)], Settings().spacy_model)
    return {word.text: (word.dep, parsed.words[word.head].text) for word in parsed.words}


@pytest.mark.parametrize(
    ("sentence", "name", "verb"),
    [
        ("May had offered to go on Friday.", "May", "offered"),
        ("Will told the court that he was ill.", "Will", "told"),
    ],
)
def test_no_modal_stands_before_a_finite_verb(sentence, name, verb):
    assert links(sentence)[name] == ("nsubj", verb)


@pytest.mark.parametrize(
    "sentence", ["May the best team win.", "Will she come on Friday?", "They may leave on Friday."]
)
def test_modals_stay_modals(sentence):
    assert not any(dep == "nsubj" and word in ("May", "Will", "may") for word, (dep, _) in links(sentence).items())


@pytest.mark.parametrize(
    ("sentence", "noun", "verb", "dep"),
    [
        (
            "It is the largest since Ana Silva, a sculptor, opened a gallery in Porto in 2004.",
            "Silva",
            "opened",
            "advcl",
        ),
        (
            "Police have said all along that Brandt, with the help of his sons, robbed the bank.",
            "Brandt",
            "robbed",
            "ccomp",
        ),
    ],
)
def test_a_verb_behind_an_insertion_has_the_noun_before_it_as_subject(sentence, noun, verb, dep):
    found = links(sentence)
    assert found[noun] == ("nsubj", verb)
    assert found[verb][0] == dep


def test_a_second_object_behind_a_comma_explains_the_noun_before_it():
    found = links("Leaders of the union had accused the clinic of neglecting Bo Lund, the first patient there.")
    assert found["patient"] == ("appos", "Lund")


def test_a_noun_opens_no_clause_of_time():
    found = links("Two people died when a bus overturned near Lyon on Sunday.")
    assert found["bus"] == ("nsubj", "overturned")
    assert found["overturned"] == ("advcl", "died")


def test_a_name_right_behind_a_verb_is_its_object():
    assert links("Ajax beat Porto 2-1 on Saturday.")["Porto"] == ("dobj", "beat")


def test_a_day_right_behind_a_verb_is_no_object():
    assert links("The envoy arrived Monday in Cairo.")["Monday"][0] == "npadvmod"


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_what_stands_between_dashes_does_not_tear_a_sentence(dash):
    found = links(
        f"Within hours of the vote {dash} which few had expected {dash} the mayor of Ghent said talks would begin."
    )
    assert found["mayor"] == ("nsubj", "said")


def test_no_longer_is_the_not_of_its_verb():
    found = links("The clinic will no longer take nurses from Porto.")
    assert found["no"] == found["longer"] == ("neg", "take")


@pytest.mark.parametrize(
    ("sentence", "name", "verb"),
    [
        ("Trump on Wednesday extended an invitation to the mayors.", "Trump", "extended"),
        ("Trump over the weekend wrote that the harbour was closed.", "Trump", "wrote"),
    ],
)
def test_a_bare_verb_is_no_subject_but_a_name(sentence, name, verb):
    assert links(sentence)[name] == ("nsubj", verb)


@pytest.mark.parametrize(
    ("sentence", "name", "verb"),
    [
        ("In a statement Wednesday, Lund, R-Maine, said the request amounts to obstruction.", "Lund", "said"),
        ("Asked whether the ferries will sail, port spokesman Jan Lund replied that they would.", "Lund", "replied"),
    ],
)
def test_a_name_behind_the_comma_is_the_subject_of_a_verb_that_has_none(sentence, name, verb):
    assert links(sentence)[name] == ("nsubj", verb)


def test_words_never_hang_in_a_ring():
    """A preposition that hung on the participle behind its noun would else be above and below it."""
    found = links(
        "In Silva's statement, released as she was flying to Norwick, the mayor wrote the ruling was a victory."
    )
    assert found["released"] == ("acl", "statement")
    assert found["In"] == ("prep", "wrote")


@pytest.mark.parametrize(
    ("sentence", "day", "doer", "verb"),
    [
        ("On Tuesday Anna Roth accused Leith Hospital of theft.", "Tuesday", "Roth", "accused"),
        ("On Friday lawmakers in Peru passed the bill.", "Friday", "lawmakers", "passed"),
        ("On Friday two judges were arrested in Lima.", "Friday", "judges", "arrested"),
    ],
)
def test_a_day_behind_on_is_no_part_of_who_acts(sentence, day, doer, verb):
    found = links(sentence)
    assert found[day] == ("pobj", "On")
    assert found[doer][0].startswith("nsubj")
    assert found[doer][1] == verb


def test_whom_they_sent_home_is_only_described_by_what_was_later_done_to_him():
    found = links("Guards broke the rules last week when they sent home the warden later charged with theft.")
    assert found["warden"] == ("dobj", "sent")
    assert found["charged"] == ("acl", "warden")
    assert found["sent"][1] == "broke"


def test_the_of_of_an_accusation_is_no_part_of_the_accused():
    assert links("On Monday nurses accused the hospital of mishandling care.")["of"] == ("prep", "accused")


@pytest.mark.parametrize(
    ("sentence", "word", "link"),
    [
        (
            "“It is bad,” said Defense Minister Bo Lund, moments before lawmakers in the council voted to sell it.",
            "Lund",
            ("nsubj", "said"),
        ),
        (
            "Chad's election commission named Ana Silva as the winner of the vote Sunday, hours after Silva signed it.",
            "commission",
            ("nsubj", "named"),
        ),
        ("Rockets were fired from Gaza minutes before the truce was due.", "Gaza", ("pobj", "from")),
    ],
)
def test_who_stands_before_hours_after_has_a_verb_of_their_own(sentence, word, link):
    assert links(sentence)[word] == link


@pytest.mark.parametrize(
    ("sentence", "noun", "verb", "dep"),
    [
        ("A sunken van believed to hold six members of a family was found in the river.", "van", "found", "nsubjpass"),
        ("A vessel thought to carry weapons was stopped on Tuesday off Porto.", "vessel", "stopped", "nsubjpass"),
        ("A man accused of killing two women was arrested in Norwick.", "man", "arrested", "nsubjpass"),
        (
            "Leaders set a quick vote after the nearly 1,000-page bill was introduced Monday.",
            "bill",
            "introduced",
            "nsubjpass",
        ),
        ("President Silva faced criticism Saturday from a North Korean defector.", "Silva", "faced", "nsubj"),
    ],
)
def test_two_verbs_with_a_tense_need_something_to_join_them(sentence, noun, verb, dep):
    assert links(sentence)[noun] == (dep, verb)


def test_who_appears_in_public_appears_in_no_public_monday():
    found = links("The king appeared in public Monday for the first time in a month.")
    assert (found["public"], found["Monday"]) == (("pobj", "in"), ("npadvmod", "appeared"))


def test_a_name_in_quotation_marks_is_no_clause():
    found = links("Ana Silva told the Post's “Face the Nation” that the bridge is safe.")
    assert (found["Nation"], found["Face"], found["is"]) == (
        ("dobj", "told"),
        ("compound", "Nation"),
        ("ccomp", "told"),
    )
    found = links("On CBS's “Face the Nation,” Ana Silva called the plan a joke.")
    assert (found["Nation"], found["On"]) == (("pobj", "On"), ("prep", "called"))


@pytest.mark.parametrize(
    ("sentence", "noun", "verb"),
    [
        (
            "On Monday, Ana Silva, a key member of the panel that held the hearing, called his remarks “quite bad”.",
            "Silva",
            "called",
        ),
        ("Her aide Bo Lund said Silva called Bach Sunday evening and asked him to go.", "Silva", "called"),
        ("About 10:30 p.m. Thursday, police received a report of a robbery in Norwick.", "police", "received"),
    ],
)
def test_who_does_something_is_its_subject(sentence, noun, verb):
    assert links(sentence)[noun] == ("nsubj", verb)


def test_what_follows_and_is_no_part_of_what_was_done_before():
    sentence = (
        "The Peruvian government declared a seven-day mourning period after the fall of the bridge and President "
        "Abdel Karim el-Lund addressed the nation late Sunday night."
    )
    assert links(sentence)["addressed"] == ("conj", "declared")
