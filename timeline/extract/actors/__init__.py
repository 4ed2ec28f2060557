"""Who acts: names in a text, each resolved to one actor of the registry or to a newly proposed one.

    learn(texts, known) -> Registry      all full names, offices and acronyms of a whole run, so that the order of
                                         articles does not matter
    find(text, parsed, registry) -> names in one article

A registry begins with the states and well-known bodies of `rules/en/`, takes in what editors added, and grows by
the persons and organisations that the named-entity tagger sees.
"""

from timeline.extract.actors.naming import find
from timeline.extract.actors.registry import Registry, learn

__all__ = ["Registry", "find", "learn"]
