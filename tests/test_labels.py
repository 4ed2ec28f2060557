"""Numbers behind names are no years."""

import pytest

from timeline.extract import timexes


def _years(text: str) -> list[str]:
    return [one.words for one in timexes.find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Members of the cannery workers' Local 1936 walked out.",
        "Two soldiers were killed near Checkpoint 1905, south of the river.",
        "The image shows a cluster named Abell 1942.",
        "They founded a firm called Orion 1980, which makes lamps.",
    ],
)
def test_a_number_behind_a_name_is_no_year(text: str) -> None:
    assert _years(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "In 1936 the workers walked out.",
        "The mill was closed. Since 1905 nobody had worked there.",
        "It was won at the World Cup 2026 by a goal.",
        "The medal was won at the Tokyo 2020 Olympics.",
        "The fund's 1942 report was lost.",
        "The war in the Western Theater 1861-1863 was long.",
        "It was bought by the Canadian firm in 1987.",
    ],
)
def test_a_year_stays_a_year(text: str) -> None:
    assert len(_years(text)) >= 1


@pytest.mark.parametrize(
    "text",
    [
        'He told NBC\'s "This Week," a show of the north.',
        "He told the host of “Today” so.",
        "The song “Last Year We Danced” was theirs.",
    ],
)
def test_a_date_in_a_title_is_no_date(text: str) -> None:
    assert _years(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "“Today’s talks will be about both.”",
        "She said so on “Harbour News Sunday.”",
        "“Last Friday,” he said, “I left.”",
        "“May 5,” she wrote.",
        "“On Monday we won.”",
    ],
)
def test_what_opens_a_quotation_is_a_date(text: str) -> None:
    assert len(_years(text)) == 1
