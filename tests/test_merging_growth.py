"""Merging compares each telling with a few others, however many there are."""

from benchmarks import merging


def test_comparisons_grow_with_the_tellings_and_no_faster():
    few, many = (merging.measured(count) for count in (300, 1_200))
    assert many[1] < 2 * few[1] + 5


def test_what_several_articles_tell_comes_together_and_little_else_does():
    _, _, made, told = merging.measured(1_200)
    assert 0.85 * told <= made <= 1.1 * told
