"""Happenings dated by counting from others, and by “when”, beside dates that the sentence names itself."""

import pytest
from test_candidates import events

COUNTED = [
    (
        "Maria Lopez was arrested on Tuesday, two days after police in Kent searched her offices.",
        "searched",
        "2024-05-05",
    ),
    ("The mayor of Graz stepped down on 3 May, the morning after he lost a vote of confidence.", "lost", "2024-05-02"),
    ("Acme closed its mill in Leeds on Monday, a week after losing its licence.", "losing", "2024-04-29"),
    ("Two days before the bank collapsed, its chairman sold all his shares on 3 April.", "collapsed", "2024-04-05"),
    ("Three days after the ferry sank off Malta on 1 May, the transport minister resigned.", "resigned", "2024-05-04"),
    ("Maria Lopez took office the month after Chile voted in June 2016 to leave the union.", "took", "2016-07"),
    ("Maria Lopez resigned in March, two months after police in Kent searched her home.", "searched", "2024-01"),
    ("Maria Lopez left in March, about two months after police in Kent searched her home.", "searched", "2024-01~"),
    ("The dam burst in May 2019, a year after engineers in Graz warned of cracks.", "warned", "2018"),
    (
        "The line outside the plant stretched a quarter of a mile along Thornville Road on Monday morning, a day after "
        "3,100 workers at five plants in Kent and Surrey walked off the job in the company's first strike in 31 years.",
        "walked",
        "2024-05-05",
    ),
    ("The mine in Leeds closed two years after it opened in 2011.", "closed", "2013"),
]
FROM_A_DATE = [
    ("Two days before Christmas, Maria Lopez resigned in Rome.", "resigned", "2023-12-23"),
    ("Maria Lopez resigned the day after Easter Monday.", "resigned", "2024-04-02"),
    ("Maria Lopez resigned a day before Tuesday's deadline.", "resigned", "2024-05-06"),
    ("A bomb killed nine people in Graz two days before the Feb. 9 election.", "killed", "2024-02-07"),
]
WHEN = [
    ("Nerves have been raw since September, when Acme closed its mill in Leeds.", "closed", "2023-09"),
    ("The workers lost their jobs last September, when the mill in Leeds was shut down.", "shut", "2023-09"),
    ("The siege has held the city's attention since Monday, when gunmen stormed the museum.", "stormed", "2024-05-06"),
]
LEANT = [
    ("The Osaka ferry crash killed nine people on 3 May. Kenji Mori resigned two days after the crash.", "2024-05-05"),
    ("The Osaka ferry crash killed nine people on 3 May. Kenji Mori resigned a week after the crash.", "2024-05-10"),
    ("The Osaka ferry crash killed nine people on 3 May. The day before the crash, Kenji Mori resigned.", "2024-05-02"),
]


def when_told_by(trigger, sentence):
    return [one.when for one in events(sentence) if trigger in {mention.trigger for mention in one.mentions}]


@pytest.mark.parametrize(("sentence", "trigger", "when"), COUNTED, ids=[row[1] for row in COUNTED])
def test_what_is_counted_from_a_dated_happening_has_a_date(sentence, trigger, when):
    assert when_told_by(trigger, sentence) == [when]


@pytest.mark.parametrize(("sentence", "trigger", "when"), FROM_A_DATE, ids=[row[2] for row in FROM_A_DATE])
def test_what_is_counted_from_a_mere_date_is_not_of_that_date(sentence, trigger, when):
    assert when_told_by(trigger, sentence) == [when]


def test_a_stretch_before_a_date_is_not_counted():
    assert when_told_by("killed", "A bomb killed nine people in Graz in the three days before the Feb. 9 vote.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Acme closed its mill in Leeds for two weeks after 3 May.",
        "Acme closed its mill in Leeds within five days after 3 May.",
    ],
)
def test_a_length_or_a_bound_is_not_counted(sentence):
    assert when_told_by("closed", sentence) == ["2024-05-03"]


@pytest.mark.parametrize(
    ("sentence", "when"),
    [
        (
            "Maria Lopez left the mill in Kent shortly after noon on 3 May and said she would resign.",
            "2024-05-03T12:00",
        ),
        ("After a Monday night in jail, Maria Lopez left Kent on Tuesday.", "2024-05-07"),
    ],
)
def test_only_what_is_shortly_after_an_hour_is_of_that_hour(sentence, when):
    assert when_told_by("left", sentence) == [when]


def test_of_a_year_no_month_is_counted():
    assert when_told_by("resigned", "Maria Lopez resigned two months after Chile left the union in 2016.") == []


@pytest.mark.parametrize(("sentence", "trigger", "when"), WHEN, ids=[row[1] for row in WHEN])
def test_the_clause_behind_a_date_tells_what_was_then(sentence, trigger, when):
    assert when_told_by(trigger, sentence) == [when]


@pytest.mark.parametrize(("story", "when"), LEANT, ids=[row[1] for row in LEANT])
def test_days_counted_from_an_event_of_another_sentence_give_one_day(story, when):
    assert when_told_by("resigned", story) == [when]


def test_an_event_may_go_ahead_by_its_own_name():
    (found,) = events("A summit between Chile and Peru may go ahead next month.")
    assert (found.when, found.kind, found.status) == ("2024-06", "talks", "scheduled")


def test_what_was_set_for_next_month_is_dated_though_the_planning_is_past():
    assert "2024-06" in [
        one.when for one in events("Chile held talks on a summit with Peru that had been set for next month.")
    ]


def test_what_both_sides_agree_without_a_date_came_of_the_talks_told_before():
    found = events("Chile and Peru held talks in Lima on Tuesday. They agreed to halt the strikes for a month.")
    assert [(one.when, one.kind, one.label) for one in found if one.kind == "agreement"] == [
        ("2024-05-07", "agreement", "they agreed (7 May 2024)")
    ]


@pytest.mark.parametrize(
    "story",
    [
        "Chile and Peru will hold talks in Lima on Friday. They agreed to halt the strikes for a month.",
        "Chile and Peru held talks in Lima on Tuesday. Brazil agreed to halt the strikes for a month.",
    ],
)
def test_what_comes_of_no_talks_of_those_who_agree_has_no_date(story):
    assert not [one for one in events(story) if one.kind == "agreement"]


PARTS_OF_DAYS = [
    (
        "Ana Silva was in court on Monday, following her early-morning arrest on a charge of fraud.",
        "arrest",
        "2024-05-06",
    ),
    ("At a morning news conference, police detailed how the actor had planned the attack.", "detailed", "2024-05-08"),
    ("In an evening session, Chile's parliament passed the budget.", "passed", "2024-05-08"),
]


@pytest.mark.parametrize(("sentence", "trigger", "when"), PARTS_OF_DAYS, ids=[row[1] for row in PARTS_OF_DAYS])
def test_a_part_of_a_day_without_a_day_is_of_the_day_told_of(sentence, trigger, when):
    assert when_told_by(trigger, sentence) == [when]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ana Silva held morning briefings in the war.",
        "In 1990, Ana Silva was hurt in a morning attack on the barracks.",
    ],
)
def test_a_habit_and_a_far_year_give_a_part_of_a_day_no_day(sentence):
    assert not [one for one in events(sentence) if one.when.startswith("2024")]


def test_in_the_course_of_something_new_is_not_in_that_of_what_was_told_before():
    story = "The court held a hearing on Ana Silva's claim on 2 May. Bo Lund left Chad during {} hearing in Lima."
    assert when_told_by("left", story.format("the")) == ["2024-05-02"]
    assert when_told_by("left", story.format("a")) == []


def test_who_is_yet_to_be_chosen_is_not_she_who_took_office():
    story = (
        "Ana Silva resigned on Friday. Silva will stay on until the new leader is chosen. The new leader will take "
        "over in July. She became prime minister the month after Chile voted in June 2016 to leave the union."
    )
    assert [one.title for one in events(story) if one.when == "2016-07"] == ["Ana Silva becomes prime minister"]
