"""Names that several bear: “Senate” of every state that has one, “Georgia” of a state and a republic."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache

from timeline.extract.actors.known import packaged


@lru_cache(maxsize=16)
def away(body: str) -> frozenset[str]:
    """Names such as “Senate” or “Georgia” that mean none of ours here: the article is about another that bears them."""
    states, pattern = _naming()
    counts = Counter(state for found in pattern.finditer(body) for state in states[found.group()])
    found = set()
    for name, home in packaged().home.items():
        own, others = counts[home.state], max((counts[state] for state in home.unlike), default=0)
        if own < others or (own <= others and not home.usual) or (own == 0 and not home.usual):
            found.add(name)
    return frozenset(found | {name for name, by in packaged().beside.items() if not any(one in body for one in by)})


@lru_cache(maxsize=1)
def _naming() -> tuple[Mapping[str, set[str]], re.Pattern[str]]:
    """States that share the name of a body, by any of their names, also adjective and capital; and what finds these."""
    states = {state for home in packaged().home.values() for state in (home.state, *home.unlike)}
    named: defaultdict[str, set[str]] = defaultdict(set)
    for form, (ident, _) in packaged().forms.items():
        if ident in states:
            named[form].add(ident)
    longest_first = sorted(named, key=lambda form: (-len(form), form))
    return named, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
