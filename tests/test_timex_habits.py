"""Habits of news in which a date without its year, its day or its sense is easily misread."""

import pytest

from timeline.extract import timexes


def _last(text: str, dct: str) -> str | None:
    found = timexes.resolve(timexes.find(text), text, dct)
    return found[-1].timex3 if found else None


@pytest.mark.parametrize(
    ("text", "dct", "value"),
    [
        ("The state also holds its primary in November.", "2018-03-05", "2018-11"),
        ("Weak growth raises the risk for the governors in November's midterm elections.", "2018-07-27", "2018-11"),
        ("Activists stopped the new party from winning a majority in November.", "2018-07-27", "2018-11"),
        ("The club had warned of long lines at the November election.", "2020-03-06", "2020-11"),
        ("Much can change before voters go to the polls next November.", "2013-05-20", "2014-11"),
        ("A survey after the November election found them split.", "2017-04-11", "2016-11"),
        ("She was elected in November and sworn in at once.", "2018-04-02", "2017-11"),
        ("The clerk will face the mayor in the November election.", "2013-05-19", "2013-11"),
        ("In November, voters approved the new bridge.", "2018-04-02", "2017-11"),
        ("Prices rose in November.", "2018-04-02", "2017-11"),
        ("She will be the first governor from the coast if she wins in November.", "2018-05-23", "2018-11"),
        ("The paper endorsed him for the primaries in November, the editor said.", "2016-09-15", "2015-11"),
    ],
)
def test_which_november_a_vote_is_in(text: str, dct: str, value: str) -> None:
    assert _last(text, dct) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("She was found Monday by a warden. The alarm had been raised at 4 a.m. by a guest.", "2025-03-17T04:00"),
        ("She was found Monday by a warden.\n\nThe alarm had been raised at 9 a.m. by a guest.", "2025-03-17T09:00"),
        ("She was found Monday by a warden.\n\nThe alarm had been raised at 4 a.m. by a guest.", None),
        ("They met Sunday. It fell on Monday.\n\nA guest had seen it at 9 a.m. in the hall.", None),
        ("It fell Monday.\n\nOn Wednesday they came.\n\nA guest had seen it at 9 a.m.", "2025-03-19T09:00"),
        ("The alarm had been raised at 4 a.m. by a guest.", "2025-03-19T04:00"),
        ("The ferry sank on Sunday.\n\nIts shares fell 2 percent to $37.31 at 9:37 a.m. in Leeds.", "2025-03-19T09:37"),
        ("Voters will decide Saturday on the bridge. Polls will open at 7 a.m. in all towns.", "2025-03-22T07:00"),
        ("She met them Monday. The hearing will begin at 9 a.m. and is open to all.", "2025-03-19T09:00"),
        ("The show airs Sundays at 9 a.m.", None),
        ("The show airs Sundays from 9 a.m. to 11 a.m. in the north.", None),
        ("The desk is staffed Monday through Friday from 9 a.m. to 11 a.m.", None),
        ("The pool usually closes at 9 p.m.", None),
    ],
)
def test_an_hour_is_of_the_day_told_in_its_paragraph(text: str, value: str | None) -> None:
    assert _last(text, "2025-03-19") == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The singer told late night host Ann Lee on Tuesday about it.", "2025-03-18"),
        ("United host Rovers on Saturday.", "2025-03-22"),
        ("She set out her building plans, answering the speech of Monday.", "2025-03-17"),
        ("The chamber is moving toward a Friday vote.", "2025-03-21"),
        ("The mayor has invited the heads of all three unions for a meeting Friday.", "2025-03-21"),
        ("The ministry did not send its answer to the court until January.", "2025-01"),
        ("He cites an August ruling of the same court.", "2024-08"),
        ("It is an ugly summer campaign that they have begun.", "2025-SU"),
        ("Traffic was slow following Monday's crash.", "2025-03-17"),
    ],
)
def test_what_looks_like_a_verb_ahead(text: str, value: str) -> None:
    assert _last(text, "2025-03-19") == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In 1936 the party met in a barn. That fall, it won every seat.", "1936-FA"),
        ("In 2014 the school opened. Twelve years later, its rooms look the same.", None),
        ("It was the “long winter” of 1947.", "1947-WI"),
        ("Growth will slow to nothing in the next year.", "2026"),
    ],
)
def test_what_counts_from_the_year_told(text: str, value: str | None) -> None:
    assert _last(text, "2025-03-19") == value


def test_a_quotation_that_goes_on_is_of_the_day_of_its_first_half() -> None:
    text = "“We are glad of the help,” the envoy told reporters Monday. “And I think they meet again tomorrow.”"
    assert _last(text, "2025-03-19") == "2025-03-18"


def test_a_flashback_begins_with_any_whole_date() -> None:
    text = (
        "She is heard on the tape of a talk Aug. 4, 2011. Later that month, the clerk sent her a note, and agreed "
        "to bring the books, and he left them there from Aug. 28 on."
    )
    assert _last(text, "2016-01-30") == "2011-08-28"


@pytest.mark.parametrize(
    "text",
    [
        "Play Video 1:19 The farmer speaks.",
        "Storm May Be The Worst, Experts Say",
        "Copyright © 2019 The Evening Courier",
        "All who were stuck at home that day may be heard.",
        "He had a prior engagement that evening.",
        "She left the day before the vote.",
        "A Christmas shop is open.",
        "They sell more of it than on an average Monday.",
        "It was a Saturday like any other, and he died on a Sunday.",
    ],
)
def test_what_is_no_date_of_an_event(text: str) -> None:
    assert _last(text, "2025-03-19") in (None, "2025-03-15")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The owner hopes to appeal after a judge Tuesday halted the work.", "2025-03-18"),
        ("It will cost more than they thought. Tuesday's fire destroyed two halls.", "2025-03-18"),
        ("The vote will be long. On Thursday, Mr. Lee will open it.", "2025-03-20"),
        ("He was scolded for telling the paper on Tuesday that he would go.", "2025-03-18"),
        ("“We will need rest on Thursday,” he said.", "2025-03-20"),
        ("Members pick a head next Wednesday, and the whole council will vote Thursday.", "2025-03-27"),
        ("The town, which is voting Friday on the bridge, is calm.", "2025-03-21"),
        ("Both sides made promises ahead of Friday's vote.", "2025-03-21"),
        ("They vowed to answer the Friday killing of their leader.", "2025-03-14"),
        ("The police are looking for the gun of Tuesday's shooting.", "2025-03-18"),
        ("The paper is the last to doubt that the possible arrest of a suspect on Tuesday was right.", "2025-03-18"),
        ("The club has invited the heads of all five other clubs to its home on Friday.", "2025-03-21"),
        ("The pilot of the ship that sank Sunday is a new hand.", "2025-03-16"),
        ("Watch the debate Friday at 8 p.m. ET on our channel.", "2025-03-21T20:00"),
        ("On Friday, the office runs out of money.", "2025-03-21"),
        ("He expects to be asked about the minister's statements on Monday in the north.", "2025-03-17"),
        ("It began well before Friday's dreadful news.", "2025-03-14"),
        ("Both offices will run out of money and shut Friday if nobody acts.", "2025-03-21"),
        ("The mayor had declared Thursday a day of mourning.", "2025-03-20"),
        ("The clerk had been scheduled to appear before the council on Thursday.", "2025-03-20"),
        ("Unions have called for a general strike on Friday and asked all to join.", "2025-03-21"),
        ("After his second test Friday, his office said, the king will rest.", "2025-03-21"),
        ("It is unclear what he has to support his Sunday claims.", "2025-03-16"),
        ("She claimed that she had little hope for her Thursday meeting with the bank.", "2025-03-20"),
        ("He spoke to workers in the town ahead of his great rally on Saturday.", "2025-03-22"),
        ("The towns were scheduled to vote Monday but did not.", "2025-03-17"),
        ("The two largest towns voting on Thursday are quiet.", "2025-03-20"),
        ("The king will also visit an armed services event Thursday.", "2025-03-20"),
        ("They ask for a plan after the order to answer the air strikes Monday.", "2025-03-17"),
        ("She announced he would sell more of it to the club earlier Tuesday.", "2025-03-18"),
    ],
)
def test_which_week_a_weekday_is_of(text: str, value: str) -> None:
    found = timexes.resolve(timexes.find(text), text, "2025-03-19")
    assert [one.timex3 for one in found if one.type in ("DATE", "TIME")][-1] == value


@pytest.mark.parametrize(
    ("text", "dct", "value"),
    [
        ("Members postponed the opening of their meeting in August because of the storm.", "2012-10-29", "2012-08"),
        ("The state raised its lowest wage as of January 1 by a dollar.", "2016-12-31", "2017-01-01"),
        ("She is to appear Friday after pleading guilty to one count in May.", "2019-09-14", "2019-05"),
        ("He said he'd be holding a press talk in early January.", "2016-12-29", "2017-01"),
        ("Before November, they have to stop it.", "2018-05-08", "2018-11"),
        ("They have spent much, hoping to win the chamber in the autumn.", "2018-06-06", "2018-FA"),
        ("By the second half of the year, wages grew again.", "2019-02-28", "2018-H2"),
        ("He had two ships at the end of the year.", "2013-03-26", "2012"),
        ("They want to avoid a fight at the start of the year.", "2018-11-28", "2019"),
        ("The firms have extended the leave for all of their staff until the end of the year.", "2020-05-16", "2020"),
        ("The dispute goes on over the deadly attacks in the port, in September.", "2013-05-16", "2012-09"),
        ("The club lent him to a rival last August.", "2016-09-30", "2015-08"),
        ("The club lent him to a rival last June.", "2016-09-30", "2016-06"),
        ("In January, after the verdict in Orr vs. Lee, she left the bench.", "2018-10-25", "2018-01"),
        ("Things are going badly: 55 percent say so, up from 50 in April.", "2014-09-08", "2014-04"),
        (
            "The rate will likely be the lowest of all. April's report, which showed a rise, was weak.",
            "2012-11-02",
            "2012-04",
        ),
    ],
)
def test_which_year_a_month_is_of(text: str, dct: str, value: str) -> None:
    assert _last(text, dct) == value


@pytest.mark.parametrize(
    ("text", "dct", "value"),
    [
        ("Earlier the pool was closed to swimmers through Saturday and staff left.", "2013-08-09", "2013-08-10"),
        ("The storm dumped rain through Saturday.", "2013-08-09", "2013-08-03"),
        ("Ahead of the long-awaited coastal primary Tuesday, the mayor spoke.", "2016-04-29", "2016-05-03"),
        ("There are forty seats to be filled on Tuesday.", "2016-04-29", "2016-05-03"),
        ("The clerk wanted to hold the count as planned on Tuesday, but fell ill.", "2020-04-05", "2020-04-07"),
        ("The speaker teed up another roll call for Friday, leaving both sides in doubt.", "2013-09-25", "2013-09-27"),
        ("From Tuesday until noon, she held the floor.", "2013-09-25", "2013-09-24"),
        ("They hope to put up a clean plan that keeps the whole harbour open past spring "
         "and end it by the end of the weekend.",
         "2013-09-25", "2013-W39-WE"),
    ],
)  # fmt: skip
def test_a_day_that_is_awaited_or_that_something_lasts_until(text: str, dct: str, value: str) -> None:
    found = timexes.resolve(timexes.find(text), text, dct)
    assert value in [one.timex3 for one in found]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("She resigned in July amid a scandal. She left the city on July 21, her aides said.", "2016-07-21"),
        ("She will resign in July. She will leave the city on July 21, her aides say.", "2017-07-21"),
    ],
)
def test_a_day_is_of_the_year_of_its_month_told_before(text: str, value: str) -> None:
    assert _last(text, "2017-05-18") == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("“We cannot let today's ruling undo our work,” she said in a statement at the time.", None),
        ("“It is over,” he said in the mid-May letter. “I am glad of what was decided today, and tired.”", None),
        ("“We cannot let today's ruling undo our work,” she said.", "2020-05-28"),
    ],
)
def test_today_in_what_was_said_at_the_time_is_not_our_day(text: str, value: str | None) -> None:
    assert _last(text, "2020-05-28") == value


@pytest.mark.parametrize(
    ("text", "dct", "value"),
    [
        ("The vote was supposed to take place Wednesday, but was put off again.", "2019-08-01", "2019-07-31"),
        ("Bands warm up for their own noisy spring contest on Monday.", "2016-09-24", "2016-09-26"),
        ("It is what was promised to the players prior to arrival in Leeds on Friday.", "2013-02-17", "2013-02-15"),
        ("The clerk resigned, right before the weekend.", "2019-11-01", "2019-W44-WE"),
        ("They asked for help because November is a long way off, and have waited.", "2020-05-22", "2020-11"),
        ("They called for calm ahead of the Nov. 8 U.S. presidential election.", "2016-07-17", "2016-11-08"),
        ("Or take this, on June 1 of last year: “I have heard nothing today.”", "2017-01-13", "2016-06-01"),
        ("It sets the stage for a number of close races in November.", "2018-08-08", "2018-11"),
        ("Ada Lee will face Bo Strand, who was endorsed by the mayor, in November.", "2018-08-08", "2018-11"),
        ("There are other, odder things lurking in November.", "2016-04-16", "2016-11"),
        ("Reports trickled in ahead of the board's midnight deadline.", "2019-04-15", "2019-04-15T24:00"),
        ("The results came back at midnight Wednesday.", "2014-10-15", "2014-10-14T24:00"),
        ("The law came into force at midnight on Wednesday.", "2014-10-15", "2014-10-15T00:00"),
        ("The crowd chanted '46' at him.", "2017-05-11", None),
        ("It raised forty million more than a year before Election Day.", "2019-04-16", "2020-11-03"),
        ("Prices fell before Election Day.", "2019-04-16", "2018-11-06"),
        ("The 1033 program has grown.", "2017-08-28", None),
        ("They rose in 1381.", "2017-08-28", "1381"),
    ],
)  # fmt: skip
def test_days_and_years_told_beside_other_words(text: str, dct: str, value: str | None) -> None:
    assert _last(text, dct) == value
