"""What blind readers of news and histories found and the tagger did not, in sentences of our own."""

import pytest

from timeline.extract import timexes


def _values(text: str, dct: str = "2025-03-19") -> list[str | None]:
    return [one.timex3 for one in timexes.resolve(timexes.find(text), text, dct)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("That left her second with just Friday's long race left.", "2025-03-21"),
        ("With only Friday's vote to go, he led.", "2025-03-21"),
        ("The biggest votes will be on Friday, when primaries are held in five states.", "2025-03-21"),
        ("His arrival had been moved up from Friday.", "2025-03-21"),
        ("They can demand that the match be moved to Friday.", "2025-03-21"),
        ("She would have preferred to play the doubles on Friday.", "2025-03-21"),
        ("Her only problem came in the draw for Friday's race.", "2025-03-21"),
        ("He has spent days trying to calm them before Friday's release.", "2025-03-21"),
        ("They tried to schedule a vote on the bill on Friday, but it was blocked.", "2025-03-14"),
        ("A protest was planned on Friday, but it was called off.", "2025-03-21"),
        ("The bar was empty by the time Friday's crowd had left.", "2025-03-14"),
        ("The rule takes effect as of Friday.", "2025-03-21"),
        ("In a hearing on Friday, just before the deadline, the mayor was asked to resign.", "2025-03-14"),
        ("The city is in violation of the order as of Friday.", "2025-03-14"),
        ("The show airs 8 p.m. ET Friday on Sea TV.", "2025-03-21T20:00"),
        ("Three hearings are on tap for Friday.", "2025-03-21"),
        ("The mayor announced a full council vote for Friday.", "2025-03-21"),
        ("The mayor is sticking to her plan, saying Friday night that it works.", "2025-03-14TNI"),
    ],
)
def test_the_side_on_which_a_weekday_lies(text: str, value: str) -> None:
    assert _values(text)[-1] == value


def test_days_to_appeal_count_from_the_day_that_was() -> None:
    assert _values("She must appeal within 30 days from Friday.") == ["P30D", "2025-03-14"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Lee came on Nov. 22, 1963. He was shot shortly afterward, at 12:30 p.m.", ["1963-11-22", "1963-11-22T12:30"]),
        ("The show, at 9 p.m. on Thursdays, is new.", [None, "XXXX-WXX-4"]),
        (
            "She will leave at 4 in the morning (4 a.m. EDT Friday), he said.",
            ["2025-03-21T04:00", "2025-03-21T04:00"],
        ),
        ("Overnight, snow will fall. Drones hit it overnight.", ["2025-03-19TNI", "2025-03-18TNI"]),
        ("It rained on Friday. Later in the day they fled.", ["2025-03-14", "2025-03-14"]),
    ],
)
def test_the_day_of_an_hour(text: str, values: list[str | None]) -> None:
    assert _values(text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Sales rose 3.7 percent in February from a year earlier.", ["2025-02", "2024-02"]),
        ("Sales rose in February, compared with the 2021 period.", ["2025-02", "2021-02"]),
        ("In 2027 it ends. That is up from 2 million a year earlier.", ["2027", "2024"]),
        ("Since 9/11 he has led it. They met on Friday.", ["2001-09-11", "2025-03-14"]),
        ("It would be worth a billion today.", ["PRESENT_REF"]),
        ("They met today.", ["2025-03-19"]),
        ("The bill funds the office through Sept. 30.", ["2025-09-30"]),
    ],
)
def test_what_a_date_counts_from(text: str, values: list[str | None]) -> None:
    assert _values(text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("He held it for 20 of the past 26½ years.", ["P26.5Y"]),
        ("It took half an hour, then an hour and a half.", ["PT30M", "PT1H30M"]),
        ("The six-and-a-half-year low is over.", ["P6.5Y"]),
        ("The year-end review was late.", ["2025"]),
        ("Lee wrote it in a year-end review.", []),
        ("They lost in the quarter-finals.", []),
        ("Winds of 140 miles per hour hit it.", []),
        ("She lives at 1913 21st Street.", []),
        ("He cited a 2010 Supreme Court ruling.", ["2010"]),
        ("He was second at 1199, the union.", []),
        ("England beat Wales on Sunday.", ["2025-03-16"]),
        ("Shares closed Friday at 12.50 a share.", ["2025-03-14"]),
        ("In the summer house prices fell.", ["2024-SU"]),
        ("In 24 hours, 30 minutes of rain fell.", ["PT24H", "PT30M"]),
        ("It took two and a half years and three months.", ["P2.5Y", "P3M"]),
        ("After 9/11 Americans rallied; the 9/11 Commission met.", ["2001-09-11"]),
        ("Every day they dance by evening.", ["P1D", None]),
    ],
)
def test_lengths_and_numbers(text: str, values: list[str | None]) -> None:
    assert _values(text) == values


def test_who_died_the_other_day_makes_news_of_a_long_life() -> None:
    life = "He became a clerk in May 1955, a judge in June 1961, a minister in March 1970 and a count in April 1981."
    assert _values(f"Ana Lee died March 17 at her home. {life}")[0] == "2025-03-17"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Rovers face United on Sunday.", ["2025-03-23"]),
        ("Thousands saw Rovers play United on Sunday.", ["2025-03-16"]),
        ("When the two teams play a televised match on Sunday, it will rain.", ["2025-03-23"]),
        ("Police face questions over a death on Sunday.", ["2025-03-16"]),
        ("The album goes on sale on Sunday.", ["2025-03-23"]),
        ("She will miss Sunday's derby.", ["2025-03-23"]),
        ("The council announced a curfew starting on Friday.", ["2025-03-21"]),
        ("The council last week announced a truce starting on Sunday.", ["2025-W11", "2025-03-16"]),
        ("They recovered from the weekend's events.", ["2025-W11-WE"]),
        ("The weekend's events will include a fair.", ["2025-W12-WE"]),
    ],
)
def test_what_is_arranged_lies_ahead(text: str, values: list[str | None]) -> None:
    assert _values(text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Her 1984 yearbook was found. On Saturday she spoke of a dance that year.", ["1984", "2025-03-15", "1984"]),
        ("The club began in 1905. It will move in August and win later that year.", ["1905", "2025-08", "2025"]),
        ("In 1887, and in October of that year, he ran.", ["1887", "1887-10"]),
        ("Ten years earlier, in 1851, he came.", ["1851", "1851"]),
        ("The treaty of 1648, signed on 24 October, ended the war.", ["1648", "1648-10-24"]),
        ("Last summer's ban ran from 12 July to the end of September.", ["2024-SU", "2024-07-12", "2024-09"]),
        ("Last summer's fair was full, and it will return on 12 July.", ["2024-SU", "2025-07-12"]),
        ("Against the last quarter of 2023, sales fell in November.", ["2023-Q4", "2024-11"]),
    ],
)
def test_the_year_that_the_words_before_have_told(text: str, values: list[str | None]) -> None:
    assert _values(text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("In 1170 knights murdered the bishop.", ["1170"]),
        ("At least 1220 came; the law is § 1425.", []),
        ("A survey of 1400 pupils, a total of 1947 cars and 2075 fines.", []),
        ("It will be gone by 2100.", ["2100"]),
        ("On July 20, 514 were killed.", ["2024-07-20"]),
        ("It cost $2,014.50 in 2014, or 2.01 euros.", ["2014"]),
        ("The polls stood at 34/28/32.", []),
        ("She wrote in Harbour Today that it was so; he reads the Harbour Weekly.", []),
    ],
)
def test_numbers_and_names_that_are_no_dates(text: str, values: list[str | None]) -> None:
    assert _values(text) == values


def test_a_history_is_not_dated_far_behind_its_publication() -> None:
    story = "In May 1987 it rained, in June 1995 and in July 2002, too. January 2014 was wet."
    assert _values(f"{story} The wettest January on record was this one.", "2014-02-01")[-1] == "2014-01"


def test_last_october_of_a_history_is_of_its_publication() -> None:
    life = "He was elected in May 1975, fell in June 1983, wrote in March 1990 and was honoured in April 2001."
    assert _values(f"{life} His old rival died last October.", "2015-03-20")[-1] == "2014-10"


def test_years_of_three_digits_need_a_text_of_antiquity() -> None:
    assert _values("In 348 he died.") == []
    assert _values("Born c. 310 (c. 310 – 9 May 348), he wrote until about 340. In 342 he fled.")[-1] == "0342"
    ours = "In 1990, 1995, 1998, 2001, 2003, 2005, 2008, 2010, 2012 and 2014 they dug. "
    assert _values(f"{ours}One coin is of AD 310. In 342 days they had found all.")[-1] == "P342D"
    assert _values("The war began in 490 BC and ended in 449 BC. In 480, they burned the town.")[-1] == "BC0480"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Crowds visit the island every Fourth of July.", ["XXXX-07-04"]),
        ("They march every 1 May and each Christmas.", ["XXXX-05-01", "XXXX-12-25"]),
        ("They meet every year on September 11.", ["XXXX-09-11"]),
        ("They walk every Easter Monday.", ["P1Y"]),
        ("Every March 2,000 people come.", ["XXXX-03"]),
    ],
)
def test_what_comes_every_year_is_no_day(text: str, values: list[str]) -> None:
    assert _values(text) == values


def test_a_season_lasts_until_the_equinox() -> None:
    assert _values("She promised to act by the end of the summer.", "2014-09-08") == ["2014-SU"]
    assert _values("She promised to act by the end of the summer.", "2014-10-08") == ["2015-SU"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The fee kicks in on April 1, the council said.", "2018-04-01"),
        ("The truce lapses March 5, but the two sides never met.", "2018-03-05"),
        ("She said that the bill could be voted on later this month or in March.", "2018-03"),
        ("The boat was sold last month or in March.", "2017-03"),
    ],
)
def test_the_year_of_what_is_to_come(text: str, value: str) -> None:
    assert _values(text, "2017-12-20")[-1] == value


@pytest.mark.parametrize(
    ("text", "dct", "value"),
    [
        ("The court sat at 10 a.m. ET on March 27, 2013.", "2013-03-27", "2013-03-27T10:00-04:00"),
        ("The court sat at 10 a.m. ET on January 15, 2013.", "2013-01-15", "2013-01-15T10:00-05:00"),
        ("It fell at 9:30 p.m. Pacific time on Monday.", "2025-07-09", "2025-07-07T21:30-07:00"),
        ("It fell at 21:30 London time on Monday.", "2025-07-09", "2025-07-07T21:30+01:00"),
        ("It fell at 21:30 London time on Monday.", "2025-01-08", "2025-01-06T21:30Z"),
        ("It fell at 9 a.m. EST on Monday.", "2025-07-09", "2025-07-07T09:00-05:00"),
        ("They met at 8 a.m. Beijing time on Monday.", "2025-07-09", "2025-07-07T08:00+08:00"),
    ],
)
def test_clocks_go_forward_in_summer(text: str, dct: str, value: str) -> None:
    assert next(one.value for one in timexes.resolve(timexes.find(text), text, dct)) == value
