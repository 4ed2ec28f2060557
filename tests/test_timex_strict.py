"""What a strict reader of three thousand dates of random news and of histories found misread: sentences of our own."""

import pytest

from timeline.extract import timexes


def _values(text: str, dct: str) -> list[str | None]:
    return [one.timex3 for one in timexes.resolve(timexes.find(text), text, dct)]


@pytest.mark.parametrize(
    ("text", "dct", "value"),
    [
        ("Thirty percent oppose the tax, up from 22 percent in June.", "2014-01-23", "2013-06"),
        ("Growth will be slow, down from a September forecast of 3 percent.", "2014-12-29", "2014-09"),
        ("She backed it in an interview with the Courier from May.", "2013-02-20", "2012-05"),
        ("There were five other attacks, among them the June attack on the envoy.", "2013-05-10", "2012-06"),
        ("They asked about that tragic March evening.", "2020-05-27", "2020-03"),
        ("It was set for victory in October, when the court lifted the ban.", "2017-12-10", "2017-10"),
        ("Their daughter wed her partner in June.", "2013-02-21", "2012-06"),
        ("Senator Ames said in April he was ill.", "2025-03-19", "2024-04"),
        ("The bill keeps offices funded through the end of September.", "2013-03-04", "2013-09"),
        ("No harder rules were ever made, and in November they ratchet up.", "2018-08-07", "2018-11"),
        ("That may be changing: in August, the Courier reported on a row.", "2015-11-02", "2015-08"),
        ("In a ruling that could come in June, he would lose.", "2015-03-04", "2015-06"),
        ("The papers were ready for all to see since June.", "2020-05-08", "2019-06"),
        ("The outcome likely will be changed by his death in February.", "2016-04-17", "2016-02"),
        ("He is expected to tie up loose ends from his visit in January.", "2016-03-19", "2016-01"),
        ("The town wants a new president come January.", "2020-03-01", "2021-01"),
        ("Prices may fall below March's low.", "2020-05-04", "2020-03"),
        ("The raid of March 8, 2001, changed it. He was held weeks before March 8.", "2015-06-04", "2001-03-08"),
        ("They recalled the raid of March 8, 2001. A wreath was laid on March 8.", "2015-03-09", "2015-03-08"),
        ("He is willing to testify before the panel in May.", "2019-03-29", "2019-05"),
        ("She could win at the convention in Cleveland in July.", "2016-05-24", "2016-07"),
        ("He said that the scene at July's Democratic National Convention would be grim.", "2016-02-21", "2016-07"),
        ("He needs all of them by the end of primaries in June.", "2016-04-20", "2016-06"),
        ("Court clears the way for the suit\n\nAug. 24: How the case grows", "2018-12-18", "2018-08-24"),
    ],
)
def test_the_year_of_a_month_that_is_compared_looked_back_on_or_awaited(text: str, dct: str, value: str) -> None:
    assert _values(text, dct)[-1] == value


@pytest.mark.parametrize(
    ("text", "dct", "values"),
    [
        ("The port was shut in July, in August and in September.", "2020-09-30", ["2020-07", "2020-08", "2020-09"]),
        (
            "In January 2012, Lee went to Russia and returned to the U.S. in July. He left.",
            "2013-06-13",
            ["2012-01", "2012-07"],
        ),
        (
            "Hale served in the 2013 shutdown, which saw the offices close from Oct. 1 to Oct. 17.",
            "2018-01-21",
            ["2013", "2013-10-01", "2013-10-17"],
        ),
        ("He led the polls of 2010. Ahead of Election Day that year, he fell.", "2012-10-31", ["2010", "2010-11-02"]),
    ],
)
def test_months_that_follow_one_another_or_an_earlier_year(text: str, dct: str, values: list[str]) -> None:
    assert _values(text, dct) == values


@pytest.mark.parametrize(
    ("text", "dct", "value"),
    [
        ("The town counted its last death due to the flu on Wednesday.", "2020-05-28", "2020-05-27"),
        ("Lee is due to appear in court on Wednesday.", "2020-05-28", "2020-06-03"),
        ("This is dearer than the plan that had to be pulled from the floor Thursday.", "2014-08-01", "2014-07-31"),
        ("The ban will lapse following the court's decision on Monday lifting it.", "2017-06-28", "2017-06-26"),
        ("He will say what appears in a Tuesday story by the Courier.", "2020-07-01", "2020-06-30"),
        ("The house is gone: Saturday, it moved up the vote.", "2014-02-23", "2014-02-22"),
        ("The valve broke at 5:30 a.m. early Tuesday morning.", "2014-02-13", "2014-02-11T05:30"),
        ("They saw him at 6 a.m. ten days before the vote.", "2014-02-13", None),
        ("Polls are open from 7 a.m. to 8 p.m. Tuesday.", "2020-11-01", "2020-11-03T20:00"),
        ("The deal follows the approval of Lee to head the bureau on Tuesday.", "2013-07-17", "2013-07-16"),
        ("Every time they call me after 11 p.m., I weep.", "2014-02-13", None),
    ],
)
def test_days_and_hours_that_a_verb_far_off_would_misplace(text: str, dct: str, value: str | None) -> None:
    found = [one for one in timexes.resolve(timexes.find(text), text, dct) if one.type in ("DATE", "TIME")]
    assert found[-1].timex3 == value


_FILLER = "\n\n" + "The harbour is old, and the boats in it are older still. " * 6


@pytest.mark.parametrize(
    "text",
    [
        f"They met on Monday.{_FILLER}The next morning, a boat sank.",
        f"They met on Monday.{_FILLER}“He should have stayed at home that night,” she said.",
    ],
)
def test_the_next_morning_of_a_day_named_far_off_stays_open(text: str) -> None:
    assert _values(text, "2025-03-19")[-1] is None


def test_the_same_day_counts_from_a_day_named_far_off() -> None:
    assert _values(f"They met on Monday.{_FILLER}A boat sank the same day.", "2025-03-19")[-1] == "2025-03-17"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Polls were open from 7 a.m. to 8 p.m. Tuesday.", ["2014-02-11T07:00", "2014-02-11T20:00"]),
        ("The valve broke between 2:30 and 5:30 early Tuesday morning.", ["2014-02-11T02:30", "2014-02-11T05:30"]),
        (
            "It aired at 2 a.m., 3 a.m. and 8 a.m. on Feb. 8.",
            ["2014-02-08T02:00", "2014-02-08T03:00", "2014-02-08T08:00"],
        ),
    ],
)
def test_hours_share_the_day_behind_the_last_of_them(text: str, values: list[str]) -> None:
    assert _values(text, "2014-02-13") == values


@pytest.mark.parametrize("text", ["GOP 2012 hopefuls met.", "The Democratic 2016 nominee won."])
def test_the_year_behind_the_name_of_a_party_is_a_year(text: str) -> None:
    assert len(timexes.find(text)) == 1


def test_a_life_told_in_leaps_keeps_the_years_that_are_written() -> None:
    text = (
        "He was born on 3 May 1787. In the summer of 1801 he ran off; he sailed in the autumn. He stayed until 1809, "
        "when he fell ill. That December he went home. In 1811, on the 9th of February, he married."
    )
    found = timexes.resolve(timexes.find(text), text, "2024-05-01")
    assert [one.timex3 for one in found][-5:] == ["1801-FA", "1809", "1809-12", "1811", "1811-02-09"]
