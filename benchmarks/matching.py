"""Who goes with whom: as many pairs as there can be, each of the two sides used once, the heaviest pairs preferred."""

from collections.abc import Mapping

Edge = tuple[int, int]


def pairs(weights: Mapping[Edge, float]) -> dict[int, int]:
    """Left to right, from the pairs that are allowed with their weights.

    Takes the heaviest first, then makes room for those left out by augmenting paths (Kuhn 1955): no larger set exists.
    """
    heaviest = sorted(weights, key=lambda edge: (-weights[edge], edge))
    choices: dict[int, list[int]] = {}
    taken: dict[int, int] = {}  # right to left
    for left, right in heaviest:
        choices.setdefault(left, []).append(right)
        if right not in taken and left not in taken.values():
            taken[right] = left
    for left in sorted(choices.keys() - set(taken.values())):
        _make_room(left, choices, taken, set())
    return {left: right for right, left in sorted(taken.items())}


def _make_room(left: int, choices: Mapping[int, list[int]], taken: dict[int, int], tried: set[int]) -> bool:
    """Whether `left` got a partner, others having moved to another of theirs if need be; `taken` is changed."""
    for right in choices[left]:
        if right in tried:
            continue
        tried.add(right)
        if right not in taken or _make_room(taken[right], choices, taken, tried):
            taken[right] = left
            return True
    return False
