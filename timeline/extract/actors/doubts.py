"""Where “the group” or “the pair” may well mean somebody else than the actors that are called so: nobody is better."""

from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Final

from timeline.core.reading import Parsed
from timeline.extract import vocabulary
from timeline.extract.actors.hearsay import Heard, History
from timeline.extract.actors.known import slug, words
from timeline.extract.actors.registry import Registry

_NEW: Final = frozenset({"a", "an", "another", "one"})
_SAID_OF: Final = ("appos", "attr", "compound", "nmod")
_CHAMBERS: Final = frozenset({"chamber", "house", "senate", "parliament", "assembly"})
_OUTLETS: Final = vocabulary.words("outlet_names") | {"Globe", "News", "Star"}
_ONE_OF_A_KIND: Final = frozenset(
    {
        "company",
        "firm",
        "group",
        "network",
        "business",
        "giant",
        "organization",
        "organisation",
        "chain",
        "maker",
        "owner",
    }
)


def is_of_kind(registry: Registry, ident: str, called: Collection[str]) -> bool:
    """Whether an actor that is called so may be meant: “police” by no other word, a party by none for its seats."""
    others = registry.called.get(ident, frozenset())
    if _ONE_OF_A_KIND & set(called) and registry.actors[ident].name.split(" ")[-1] in _OUTLETS:
        return False  # “The Norwick Star reported that the company …”
    if ident in _generic():
        return bool(words().generic.keys() & set(called))
    return "party" not in others or not _CHAMBERS & set(called)


@lru_cache(maxsize=1)
def _generic() -> frozenset[str]:
    """Ids of those that have no name of their own, such as the police."""
    return frozenset(slug(name) for name in words().generic.values())


def may_be_another(
    parsed: Parsed,
    covered: Collection[int],
    registry: Registry,
    history: History,
    ids: tuple[str, ...],
    lemma: str,
    at: int,
) -> bool:
    """Whether somebody nearer than this actor may be called so: “a group called Reed's took … The group …”.

    Also another body, named since, of which the article does not tell what it is.
    """
    last = next((heard for heard in history.since(0) if ids == heard.ids and heard.form != "people"), None)
    if last is None:
        return False
    return _new_since(parsed, covered, lemma, last.place, at) or (
        lemma in _ONE_OF_A_KIND and _unknown_since(registry, history.since(last.sentence + 1), ids)
    )


def _new_since(parsed: Parsed, covered: Collection[int], lemma: str, since: int, at: int) -> bool:
    for index in range(since + 1, at):
        word = parsed.words[index]
        if word.lemma != lemma or word.pos != "NOUN" or word.dep in _SAID_OF or index in covered:
            continue
        if any(parsed.words[child].text.lower() in _NEW for child in parsed.children[index]):
            return True
    return False


def _unknown_since(registry: Registry, heard: Iterable[Heard], ids: tuple[str, ...]) -> bool:
    others = {one.ids[0] for one in heard if len(one.ids) == 1 and one.form == "name" and one.ids != ids}
    return any(registry.actors[ident].kind == "organisation" and ident in registry.vague for ident in others)
