"""Who the doer of a happening is: the words of its subject, and of those whom the subject only stands for."""

from collections.abc import Iterator
from typing import Final

from timeline.extract.candidates.antecedents import antecedent
from timeline.extract.candidates.scenes import Scene

_ON_NOUNS: Final = ("relcl", "acl")
_LEAD: Final = frozenset({"lead", "head", "chair", "direct", "command"})
_BESIDE: Final = frozenset({"compound", "nmod", "amod", "conj", "poss"})


def phrase(scene: Scene, doer: int) -> Iterator[int]:
    """The subject's phrase, without the clause on it that tells the happening: “Reed, who sued Cole”."""
    parsed = scene.parsed
    own = {scene.trigger.word, scene.trigger.verb}
    told = [c for c in parsed.children[doer] if parsed.words[c].dep in _ON_NOUNS and own & set(parsed.subtree(c))]
    without = {index for child in told for index in parsed.subtree(child)}
    yield from (index for index in parsed.subtree(doer) if index not in without)


def meant(scene: Scene) -> Iterator[int]:
    """The words of whom the subject means: “Reed and Holt, two nurses who fell ill”, “the union, whose members left”.

    Also those of the subject that it only repeats: “The Reed administration lost once it had closed the port”.
    """
    parsed, doer = scene.parsed, scene.doer
    if doer is None or doer in scene.covered:
        return
    yield from _leading(scene, doer)
    yield from _repeated(scene, doer)
    whose = any(parsed.words[child].text.lower() == "whose" for child in parsed.children[doer])
    above = parsed.words[doer].head
    if whose and parsed.words[above].dep == "relcl":
        yield from _name_at(scene, parsed.words[above].head)
    elif parsed.words[doer].dep == "appos":
        yield from _name_at(scene, above)
        for child in parsed.children[above] if parsed.words[doer].tag == "NNS" else ():
            yield from _name_at(scene, child) if parsed.words[child].dep == "conj" else ()


def _repeated(scene: Scene, doer: int) -> Iterator[int]:
    parsed = scene.parsed
    noun = antecedent(parsed, doer) if parsed.words[doer].pos == "PRON" else None
    if noun is not None:
        beside = (child for child in parsed.children[noun] if parsed.words[child].dep in _BESIDE)
        for index in (noun, *beside):
            yield from _name_at(scene, index)


def _leading(scene: Scene, doer: int) -> Iterator[int]:
    """Who leads the subject: “a team led by Reed”."""
    for child in scene.parsed.children[doer]:
        if scene.parsed.words[child].dep == "acl" and scene.parsed.words[child].lemma in _LEAD:
            for deep in scene.parsed.subtree(child):
                yield from _name_at(scene, deep)


def _name_at(scene: Scene, index: int) -> tuple[int, ...]:
    name = scene.covered.get(index)
    return scene.parsed.within(name.start, name.end) if name is not None and name.form != "people" else ()
