"""Names in texts lead to actors: persons, states, bodies, groups and storms, and the words that stand for them."""

import pytest

from timeline.core.model import Actor, Article
from timeline.core.reading import Parsed, Sentence, Text
from timeline.core.settings import Settings
from timeline.extract import actors, grammar
from timeline.extract.actors import bodies
from timeline.extract.actors.entities import first_name, gender, short_forms, surname
from timeline.extract.actors.known import packaged, slug, words


def read(*lines: str) -> tuple[Text, Parsed]:
    body = "\n".join(lines)
    spans = []
    start = 0
    for number, line in enumerate(lines):
        spans.append(Sentence(start, start + len(line), number))
        start += len(line) + 1
    text = Text("test", Article(id="a-0", source="Test", sha256="0" * 64), body)
    return text, grammar.parse(text, spans, Settings().spacy_model)


def named(*lines: str, known: tuple[Actor, ...] = ()) -> list[tuple[str, str, str]]:
    text, parsed = read(*lines)
    registry = actors.learn([(text, parsed)], known)
    found = actors.find(text, parsed, registry)
    return [(one.words, " + ".join(registry.actors[ident].name for ident in one.everyone), one.form) for one in found]


def meant(*lines: str) -> dict[str, str]:
    """Whom each wording means; the last one counts where a wording stands twice."""
    return {words: name for words, name, _ in named(*lines)}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Kyiv and Ankara signed.", [("Kyiv", "Ukraine", "capital"), ("Ankara", "Turkey", "capital")]),
        ("The U.S. and the UK agreed.", [("U.S.", "United States", "name"), ("UK", "United Kingdom", "name")]),
        ("Peruvian troops crossed.", [("Peruvian", "Peru", "people")]),
        (
            "NATO's ships left; the IMF stayed.",
            [("NATO", "NATO", "name"), ("IMF", "International Monetary Fund", "name")],
        ),
        ("South Korean ships sank.", [("South Korean", "South Korea", "people")]),
        ("The army of Niger marched; Nigeria watched.", [("Niger", "Niger", "name"), ("Nigeria", "Nigeria", "name")]),
        ("North and South Korea agreed.", [("North", "North Korea", "name"), ("South Korea", "South Korea", "name")]),
        ("The African-American mayor wept.", []),
    ],
)
def test_registry_names(line: str, expected: list[tuple[str, str, str]]) -> None:
    assert named(line) == expected


def test_the_north_is_a_state_only_beside_its_full_name() -> None:
    assert meant("North Korea fired a missile.", "The North called it a test.")["The North"] == "North Korea"
    assert named("The North has more rain than the South.") == []


# Persons


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("U.S. Secretary of State Mike Harlow met Ana Silva.", {"Mike Harlow", "Ana Silva"}),
        ("European Council President Dana Tusk spoke.", {"European Council", "Dana Tusk"}),
        ("Nurse Amber Joy Harlow was taken ill.", {"Amber Joy Harlow"}),
        ("Messrs Hall and Pinter signed the deal.", {"Hall", "Pinter"}),
        ("Novak Jurkovic beat Rafael Vidal.", {"Novak Jurkovic", "Rafael Vidal"}),
        ("Mohamed al-Sadri met Ursula von der Tann.", {"Mohamed al-Sadri", "Ursula von der Tann"}),
        ("General Motors sued Judge Maria Lopez.", {"General Motors", "Maria Lopez"}),
    ],
)
def test_a_name_is_taken_whole_and_without_titles(line: str, expected: set[str]) -> None:
    assert {name for _, name, form in named(line) if form == "name"} - {"United States"} == expected


def test_surname_title_and_pronoun_lead_to_the_person() -> None:
    found = named(
        "Kenyan President William Ruto met Angela Merkel in Nairobi.",
        "Ruto praised the guest.",
        "He said that she was welcome.",
        "The Kenyan president left on Friday.",
    )
    assert ("Ruto", "William Ruto", "name") in found
    assert ("He", "William Ruto", "pronoun") in found
    assert ("she", "Angela Merkel", "pronoun") in found
    assert ("Kenyan president", "William Ruto", "office") in found


def test_a_middle_name_and_a_short_first_name_make_no_other_person() -> None:
    story = "Amber Joy Harlow resigned.", "Amber Harlow wept.", "Thomas Reed stayed.", "Tom Reed left."
    assert len(set(meant(*story).values())) == 2


def test_a_shared_surname_means_the_one_named_last() -> None:
    found = named("Nina Orr pleaded guilty.", "Orr wept.", "Paul Orr did not.", "Orr smiled.")
    assert [name for words, name, _ in found if words == "Orr"] == ["Nina Orr", "Paul Orr"]


def test_mr_and_mrs_tell_a_shared_surname_apart() -> None:
    found = named("Nina Orr and Paul Orr were arrested.", "Mrs Orr wept.", "Mr Orr did not.")
    assert [name for words, name, _ in found if words == "Orr"] == ["Nina Orr", "Paul Orr"]


def test_a_first_name_alone_means_the_only_one_who_bears_it() -> None:
    assert meant("Nina Orr and Paul Orr were arrested.", "Nina wept.")["Nina"] == "Nina Orr"


def test_a_surname_inside_another_name_is_not_the_person() -> None:
    assert "Harlow" not in meant("Mike Harlow spoke.", "The shop in Harlow Street closed.", "Ana Harlow Ltd failed.")


@pytest.mark.parametrize(
    ("story", "pronoun", "expected"),
    [
        (("Anna Holt met Peter Dorn.", "He was tired."), "He", "Peter Dorn"),
        (("Peter Dorn sued Paul Orr.", "He won."), "He", "Peter Dorn"),
        (("Peter Dorn praised Paul Orr.", "A judge fined him."), "him", "Peter Dorn"),
        (("Peter Dorn arrived.", "Paul Orr sued him."), "him", "Peter Dorn"),
        (("“I am sorry,” Peter Dorn said.",), "I", "Peter Dorn"),
    ],
)
def test_a_pronoun_means_whom_grammar_and_gender_allow(story: tuple[str, ...], pronoun: str, expected: str) -> None:
    assert meant(*story).get(pronoun) == expected


def test_an_unnamed_speaker_hides_who_is_meant() -> None:
    assert "he" not in meant("Peter Dorn resigned.", "A spokesman said he was surprised.")


# One claim of grammar each: story, the words, and whom they mean (None: nobody that the story names)
BOUND = [
    (("Peter Dorn told Paul Orr that he would leave.",), "he", "Peter Dorn"),
    (("Paul Orr laughed.", "Peter Dorn's promise, which he gave in May, was kept."), "he", "Peter Dorn"),
    (("Paul Orr laughed.", "When he came to Oslo, Peter Dorn met Lena Holt."), "he", "Peter Dorn"),
    (("Paul Orr saw Peter Dorn.", "A daughter of his celebrated her birthday."), "her", None),
    (("Anna Holt wept.", "The daughter celebrated her birthday on Monday."), "her", None),
    (("Peter Dorn met a source.", "The informant said he was afraid."), "he", None),
    (("Tom Reed met a source.", "The informant met Peter Dorn.", "He then left."), "He", None),
    (("Peter Dorn lost.", "One of the backers said he had won."), "he", None),
    (("Peter Dorn spoke.", "A filmmaker showed his film."), "his", None),
    (("Peter Dorn spoke.", "A president's use of his powers is limited."), "his", None),
    (("Anna Holt saw Peter Dorn.", "An inquiry led by Lena Orr would open, she announced."), "she", "Anna Holt"),
    (("Peter Dorn wants Paul Orr to help him.",), "him", "Peter Dorn"),
    (("Paul Orr and Lee Holt want them to help.",), "them", None),
    (("“He is a hawk,” Peter Dorn said of Paul Orr.",), "He", None),
    (("Paul Orr spoke.", "“I will not let him go,” Peter Dorn said."), "him", "Paul Orr"),
    (("Paul Orr spoke.", "“Well,” Peter Dorn said.", "“He is a hawk. He never sleeps.”"), "He", "Paul Orr"),
    (("Calder Mining Ltd did not say that its workers left.",), "its", "Calder Mining"),
    (("Republicans oppose the bill and want to limit its use.",), "its", None),
    (("Norwick Bank wants clients to pay if they can.",), "they", None),
    (("The plan of Calder Mining Ltd failed.", "It was dear."), "It", None),
    (("Peter Dorn left.", "His lawyer, Robin Dale, said he was ill."), "he", "Peter Dorn"),
    (("His lawyer, Robin Dale, said he was ill.",), "he", None),
    (("Peter Dorn spoke of the failure to treat Paul Orr during his first visit.",), "his", "Paul Orr"),
    (("Peter Dorn met an owner of Norwick Bank, who apologised for his words.",), "his", None),
]


@pytest.mark.parametrize(("story", "pronoun", "expected"), BOUND, ids=[f"{row[0][-1][:30]}" for row in BOUND])
def test_a_pronoun_means_who_binds_it_or_nobody(story: tuple[str, ...], pronoun: str, expected: str | None) -> None:
    assert meant(*story).get(pronoun) == expected


def test_a_head_of_state_acts_for_the_state() -> None:
    for line in ("French President Emmanuel Macron spoke.", "Emmanuel Macron, the French president, spoke."):
        text, parsed = read(line)
        person = actors.learn([(text, parsed)]).actors["emmanuel-macron"]
        assert person.acts_for == ("france",)
        assert person.kind == "person"


# Organisations


@pytest.mark.parametrize(
    ("story", "words", "expected"),
    [
        (("The European Medicines Agency (EMA) met.", "The EMA agreed."), "EMA", "European Medicines Agency"),
        (("Calder Mining Ltd failed.", "Calder fired workers."), "Calder", "Calder Mining"),
        (("Boeing Co. cut jobs.", "Boeing's shares fell."), "Boeing", "Boeing"),
        (("Frontier Airlines flew.", "The airline said so."), "The airline", "Frontier Airlines"),
        (("Calder Mining Ltd failed.", "The company blamed prices."), "The company", "Calder Mining"),
        (("The Bank of England met.", "The bank raised rates."), "The bank", "Bank of England"),
        (("The Ministry of Health met.", "The ministry agreed."), "The ministry", "Ministry of Health"),
        (("St Mary's Hospital closed.", "It blamed costs."), "It", "St Mary's Hospital"),
        (
            ("A union, Clean Rivers, wrote to Leith Hospital as the organization went to court.",),
            "the organization",
            "Clean Rivers",
        ),
    ],
)
def test_an_organisation_is_called_again(story: tuple[str, ...], words: str, expected: str) -> None:
    assert meant(*story).get(words) == expected


@pytest.mark.parametrize(
    "line",
    [
        "It is said that prices fell.",
        "The other company failed.",
        "The head of the company left.",
        "The company that Reed founded failed.",
    ],
)
def test_what_does_not_point_back_means_nobody(line: str) -> None:
    assert not {"It", "The company", "The other company", "the company"} & meant(
        "Calder Mining Ltd met.", line
    ).keys() or ("head" in line)


def test_a_town_is_an_actor_only_where_it_acts() -> None:
    assert ("Chicago", "Chicago", "capital") in named("Chicago sued the maker of the drug.")
    assert named("The maker of the drug moved to Chicago.") == []


def test_police_are_the_police_that_the_article_names() -> None:
    assert meant("Harlow police spoke.", "Police arrested two men.")["Police"] == "Harlow police"
    assert meant("Police arrested two men.")["Police"] == "Police"


def test_lawmakers_are_the_parliament_of_the_state_that_is_told_of() -> None:
    assert meant("Britain waited.", "Lawmakers rejected the plan.")["Lawmakers"] == "UK Parliament"
    assert meant("Kenya waited.", "Lawmakers rejected the plan.")["Lawmakers"] == "Kenya"


def test_a_body_is_no_room_and_no_day() -> None:
    assert named("They met in the Oak Room on Labor Day.") == []


def test_a_grade_with_its_number_is_nobody() -> None:
    storm = "The storm was downgraded to a Category 3 and grew to a Category 4 by Friday."
    assert named(storm, "Category 5 came, and they shut Stage 2.") == []


# Several


@pytest.mark.parametrize(
    ("story", "words", "expected"),
    [
        (("Japan and Peru met.", "The two sides agreed."), "The two sides", "Japan + Peru"),
        (("Japan and Peru met.", "They agreed."), "They", "Japan + Peru"),
        (("Anna Holt and Lena Orr met.", "Both women wept."), "Both women", "Anna Holt + Lena Orr"),
        (("The Dorn brothers fled.", "The brothers were caught."), "The brothers", "Dorn brothers"),
    ],
)
def test_words_for_several_mean_those_named_last(story: tuple[str, ...], words: str, expected: str) -> None:
    assert meant(*story).get(words) == expected


@pytest.mark.parametrize(
    "story",
    [
        ("Paul Orr met Peter Dorn.", "The officials left."),
        ("Paul Orr met Peter Dorn.", "The two ministers left."),
        ("Calder Mining Ltd and Norwick Bank met.", "Both parties and clubs failed."),
        ("Ana Reed's Labour Party lost.", "The Green party won."),
        ("Vice President Lee Orr spoke.", "The president slept."),
        ("Tom Reed, a leader, spoke.", "The opposition leader, Ana Orr, left."),
        ("Kenya waited.", "The arrest of lawmakers was a shock."),
        ("Norwick Bank and Harrow Bank met.", "The bank failed."),
    ],
)
def test_a_description_that_fits_two_or_nobody_means_nobody(story: tuple[str, ...]) -> None:
    assert not {
        "The officials",
        "The two ministers",
        "Both parties",
        "the country",
        "The Green party",
        "lawmakers",
    } & set(meant(*story))
    assert not {"The president", "The opposition leader", "The bank"} & set(meant(*story))


def test_the_country_is_the_one_told_of_that_does_not_only_describe() -> None:
    story = "Iran's missile was fired, when US officials said the country had lied."
    assert meant(story)["the country"] == "Iran"


def test_a_named_storm_acts() -> None:
    found = named("Hurricane Ophelia hit Cork.", "Ophelia moved on.", "The storm killed two.")
    assert ("Ophelia", "Hurricane Ophelia", "name") in found
    assert ("The storm", "Hurricane Ophelia", "office") in found


# The registry


def test_known_actors_keep_their_records() -> None:
    merkel = Actor(
        id="merkel", name="Angela Merkel", kind="person", aliases=("the Iron Chancellor",), acts_for=("germany",)
    )
    assert ("Angela Merkel", "Angela Merkel", "name") in named("Angela Merkel resigned.", known=(merkel,))
    text, parsed = read("Angela Merkel resigned.")
    assert actors.learn([(text, parsed)], [merkel]).actors["merkel"] == merkel


def test_the_order_of_articles_does_not_matter() -> None:
    one, other = read("Trade Minister Ana Silva met Silva's critics."), read("Ana Silva resigned.", "Silva wept.")
    assert actors.learn([one, other]) == actors.learn([other, one])


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Joe Biden", ("Biden",)), ("Kim Jong Un", ("Un", "Kim")), ("Ursula von der Leyen", ("von der Leyen", "Leyen"))],
)
def test_short_forms(name: str, expected: tuple[str, ...]) -> None:
    assert short_forms(name) == expected


def test_a_title_makes_a_person_of_whom_the_tagger_often_takes_for_a_body() -> None:
    text, parsed = read("President Merz spoke.", *("Merz Group shares and Merz fell, said Merz.",) * 3)
    assert actors.learn([(text, parsed)]).actors["merz"].kind == "person"


@pytest.mark.parametrize("line", ["Lena Marr of New Mexico spoke.", "New Mexico got her.", "Keystone XL got her."])
def test_a_region_and_a_model_are_no_persons(line: str) -> None:
    text, parsed = read(line)
    assert not {"new-mexico", "keystone-xl"} & {
        one.id for one in actors.learn([(text, parsed)]).actors.values() if one.kind == "person"
    }


def test_a_people_is_no_actor() -> None:
    assert "African American" not in meant("Tom Reed, an African American who died on Monday, was 46.")


def test_what_is_called_a_newspaper_is_a_body() -> None:
    assert named("On Thursday, Sabah, a Turkish newspaper, showed a film.")[0] == ("Sabah", "Sabah", "name")


def test_a_first_name_tells_more_of_the_gender_than_an_office() -> None:
    assert gender(["Ann Wagner"], {"chairman"}) == "f"
    assert gender(["Robin Dale"], {"chairman"}) == "m"


def test_surname_leaves_suffixes_out() -> None:
    assert surname("Martin Luther King Jr.") == "King"


def test_first_names_and_titles_tell_the_gender() -> None:
    assert (gender(["Nina Orr"], ()), gender(["Sam Orr"], {"actress"}), gender(["Xi Wu"], ())) == ("f", "f", "")
    assert first_name("Kim Jong Un") is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Calder Mining Ltd", ("Calder",)), ("National Grid plc", ()), ("Frontier Airlines", ("Frontier",))],
)
def test_short_forms_of_a_body_are_no_common_words(name: str, expected: tuple[str, ...]) -> None:
    assert bodies.short_forms(bodies.plain(name)) == expected


def test_packaged_actors_act_for_known_ones() -> None:
    ids = {actor.id for actor in packaged().actors}
    assert len(ids) == len(packaged().actors)
    assert {state for actor in packaged().actors for state in actor.acts_for} <= ids


def test_no_first_name_tells_two_genders() -> None:
    assert len(words().gender) > 500
    assert set(words().gender.values()) == {"m", "f"}


def test_slug_is_ascii() -> None:
    assert slug("Élysée Palace") == "elysee-palace"


# Repeated mention decides


def test_what_is_called_by_its_first_word_is_no_person() -> None:
    story = "Aurelis Gold owns the mine.", "Aurelis shares fell.", "The firm blamed Aurelis rules."
    text, parsed = read(*story)
    assert actors.learn([(text, parsed)]).actors["aurelis-gold"].kind == "organisation"


def test_a_family_name_that_comes_first_is_learnt_from_its_use() -> None:
    assert meant("President Xi Jinping spoke.", "Xi left.", "Xi slept.")["Xi"] == "Xi Jinping"


def test_a_plural_surname_means_the_kin() -> None:
    assert meant("The Dorn brothers fled.", "Police caught the Dorns.")["Dorns"] == "Dorn brothers"


def test_an_unlisted_role_before_a_first_name_is_no_part_of_the_name() -> None:
    assert "Ryan Maule" in meant("Meteorologist Ryan Maule warned of rain.").values()


@pytest.mark.parametrize(
    "line", ["Anger has been slow to fade.", "The fleet reached French Guiana.", "A Vestra rocket rose."]
)
def test_words_places_and_things_are_no_actors(line: str) -> None:
    assert [name for _, name, _ in named(line) if name in ("Anger", "French Guiana", "Vestra")] == []


def test_a_seat_of_government_acts_where_it_is_the_subject() -> None:
    assert ("Kremlin", "Kremlin", "capital") in named("The Kremlin denied it.")


def test_both_kinds_of_apostrophe_spell_one_name() -> None:
    assert meant("The Miners' Union met.", "The Miners’ Union voted.")["Miners' Union"] == "Miners' Union"
    assert len({name for _, name, _ in named("The Miners' Union met.", "The Miners’ Union voted.")}) == 1


def test_a_month_may_be_a_first_name() -> None:
    assert meant("The opposition leader, June Ashdown, spoke.", "Cllr Ashdown left.")["Ashdown"] == "June Ashdown"
    assert "June Apple" not in meant("In June Apple cut jobs.").values()


def test_the_house_is_a_chamber_and_no_residence() -> None:
    lines = ("They met at the White House.", "The House voted.", "She sold the house.")
    assert [(words, name) for words, name, _ in named(*lines)] == [
        ("White House", "White House"),
        ("The House", "House of Representatives"),
    ]


def test_the_house_of_another_country_is_not_that_of_the_us() -> None:
    assert "House of Representatives" not in meant("British ministers told the House.", "Britain waited.").values()
