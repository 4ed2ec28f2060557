"""A happening and its sentence, as the roles of those who are named in it are read from them."""

from collections.abc import Mapping
from dataclasses import dataclass

from timeline.core.reading import Name, Parsed
from timeline.extract.candidates.clauses import is_passive, subject
from timeline.extract.candidates.triggers import Trigger


@dataclass(frozen=True, slots=True)
class Scene:
    """A happening and its sentence: the trigger, which name covers which word, and words around names.

    `state_nouns` mean a state or a body behind its name (“Peruvian troops”), `press` stand in outlets' names,
    `bodies` are the ids of organisations, `people` those of persons, `groups` those of groups such as an armed front.
    """

    parsed: Parsed
    trigger: Trigger
    covered: Mapping[int, Name]
    state_nouns: frozenset[str]
    press: frozenset[str]
    bodies: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()

    @property
    def doer(self) -> int | None:
        """The subject of the trigger's verb, where it is not the event noun itself."""
        found = subject(self.parsed, self.trigger.verb) if self.trigger.verb is not None else None
        return None if self.trigger.is_noun and found == self.trigger.word else found

    @property
    def passive(self) -> bool:
        """Whether the subject undergoes what the trigger's verb says."""
        return self.trigger.verb is not None and is_passive(self.parsed, self.trigger.verb)

    @property
    def happening(self) -> int:
        """The word that an adjective of nationality may belong to: the event noun, or the subject of the verb."""
        if self.trigger.is_noun:
            return self.trigger.word
        return self.doer if self.doer is not None else self.trigger.word
