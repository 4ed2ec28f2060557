"""The years of a narrative, told from all its dates at once."""

from timeline.extract import timexes

TOLD = (
    "In January 1931 the mill was sold. A strike followed in March. The owner promised that by 1933 a new hall would "
    "stand. In May the strike was broken, and on 9 August the mill burned. The next spring it was pulled down. "
    "In the years 1871 and 1902 it had burned before. In June 1934 a school was opened on the ground."
)


def _value(text: str, words: str) -> str | None:
    found = timexes.resolve(timexes.find(text), text, "2009-12-19")
    return next(one.timex3 for one in found if one.words == words)


def test_a_month_takes_the_year_of_the_story() -> None:
    assert _value(TOLD, "March") == "1931-03"


def test_a_year_named_beside_the_story_is_not_its_year() -> None:
    assert _value(TOLD, "May") == "1931-05"
    assert _value(TOLD, "9 August") == "1931-08-09"


def test_a_story_may_step_back_by_a_month() -> None:
    text = TOLD.replace("In May the strike was broken", "By early June 1932 and again in May the strike was broken")
    assert _value(text, "May") == "1932-05"


def test_a_date_before_all_years_takes_the_first_of_them() -> None:
    text = (
        "In March the ice broke. In April 1871 the ships sailed; they were lost in 1872. In 1873 and 1874 no one knew."
    )
    assert _value(text, "March") == "1871-03"


def test_a_text_without_years_tells_none() -> None:
    text = "In March the ice broke. In April the ships sailed."
    assert _value(text, "March") == "2009-03"


def test_years_to_come_make_no_narrative() -> None:
    plans = "The plant opens in 2031. A second line follows in March 2033, a third in May 2034, the last in 2036. "
    assert _value(plans * 6 + "Nothing was built this year.", "this year") == "2009"
