"""The years of a narrative, told from all its dates at once."""

import pytest

from timeline.extract import timexes

TOLD = (
    "In January 1931 the mill was sold. A strike followed in March. The owner promised that by 1933 a new hall would "
    "stand. In May the strike was broken, and on 9 August the mill burned. The next spring it was pulled down. "
    "In the years 1871 and 1902 it had burned before. In June 1934 a school was opened on the ground."
)

LIFE = "The firm of Lund was founded in 1881, sold in 1889 and founded anew in 1894 and 1901. "


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


@pytest.mark.parametrize(
    ("told", "values"),
    [
        ("The siege began in October 1854 and lasted until the following September.", ["1854-10", "1855-09"]),
        ("It fell in May 1855; the previous June it had held.", ["1855-05", "1854-06"]),
        ("In the third quarter of 1893 it lost money in the panic of that summer.", ["1893-Q3", "1893-SU"]),
        ("He sold it in 1898. In the autumn of the same year he died.", ["1898", "1898-FA"]),
        ("She entered the school in the autumn term of 1859.", ["1859-FA", "1859"]),
        ("It burned in the May rising of 1808.", ["1808-05", "1808"]),
        ("The docks closed on Easter Monday, 24 April 1905.", ["1905-04-24", "1905-04-24"]),
        ("They met in May 1855. On the 25th the guns opened fire.", ["1855-05", "1855-05-25"]),
    ],
)
def test_a_date_told_by_the_one_beside_it(told: str, values: list[str]) -> None:
    text = LIFE + told
    found = timexes.resolve(timexes.find(text), text, "2009-12-19")
    assert [one.timex3 for one in found[4:]] == values


def test_the_month_that_follows_a_bare_year_is_of_the_next() -> None:
    text = "In 1903 she met him. The following January he died."
    found = timexes.resolve(timexes.find(text), text, "2009-12-19")
    assert [one.timex3 for one in found] == ["1903", "1904-01"]


def test_an_hour_of_what_is_over_is_of_no_morning_to_come() -> None:
    text = "The ship sank on Tuesday. The search will resume Wednesday morning.\n\nIt was lost at 10:55 a.m., he said."
    found = timexes.resolve(timexes.find(text), text, "2015-03-24")
    assert [one.timex3 for one in found] == ["2015-03-24", "2015-03-25TMO", "2015-03-24T10:55"]


HURRICANE = (
    "The hurricane was the second of the 1933 season. It formed on August 31 and passed the islands on September 3. "
    "Many wharves were ruined. It weakened and made landfall early on September 4."
)


def test_a_story_that_names_its_one_year_at_once_is_a_narrative() -> None:
    assert _value(HURRICANE, "August 31") == "1933-08-31"
    assert _value(HURRICANE, "September 3") == "1933-09-03"


def test_so_it_is_where_the_second_date_names_the_year() -> None:
    text = (
        "The battle lasted from September 1 to September 15, 1950. On August 5 they crossed. In July they had waited."
    )
    assert _value(text, "August 5") == "1950-08-05"


@pytest.mark.parametrize(
    "word",
    [
        "The mayor spoke on Tuesday.",
        "The mayor spoke on Tuesday at 8 p.m. in the hall.",
        "The town is rich now.",
        "It opened last month.",
        "In 2009 it was rebuilt.",
    ],
)
def test_one_word_that_leans_on_the_day_of_publication_makes_news(word: str) -> None:
    assert _value(f"{HURRICANE} {word}", "August 31") == "2009-08-31"


def test_in_a_history_today_sets_then_and_now_apart() -> None:
    text = (
        "In 1271 an embassy came. In March 1275 the fort fell; in 1281 it was burned. Today it is a ruin, "
        "and the river is dry today. In May the king fled. In 1300 the town was sold."
    )
    assert _value(text, "May") == "1281-05"
    assert _value(text, "Today") == "PRESENT_REF"


def test_hours_of_its_days_make_no_news_of_a_story() -> None:
    text = (
        f"{HURRICANE} On September 5 at 8 a.m. it reached the hills; at 1100 UTC it was gone, and at 9 p.m. all slept."
    )
    assert _value(text, "August 31") == "1933-08-31"
    assert _value(text, "September 5 at 8 a.m.") == "1933-09-05T08:00"
