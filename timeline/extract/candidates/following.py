"""What follows the verb of a title and belongs to it: object, phrases, clauses; not what is said by the way."""

from typing import Final

from timeline.core.reading import Parsed, Word
from timeline.extract import vocabulary
from timeline.extract.candidates.asides import is_by_the_way_phrase, is_charged_besides
from timeline.extract.candidates.carrying import says_what
from timeline.extract.candidates.clauses import SUBJECTS, child_with, is_finite, is_infinitive, is_passive
from timeline.extract.candidates.joined import shared_object
from timeline.extract.candidates.lexicon import Lexicon

_BEHIND: Final = frozenset("prt dative dobj attr acomp oprd xcomp prep agent ccomp advmod advcl".split())
_SMALL: Final = vocabulary.words("small_adverbs") | {"publicly", "early", "daily", "weekly", "monthly", "only"}
_MOVES: Final = vocabulary.words("moves")
_OF_ITSELF: Final = frozenset("arrive collapse decline die emerge fall happen occur plunge rise soar".split())
_RELATIVE: Final = frozenset({"WDT", "WP", "WP$", "WRB"})
_TIMES: Final = frozenset({"day", "date", "time", "week", "month", "year", "moment", "place", "reason", "way", "case"})
GIVING: Final = frozenset({"give", "send", "hand", "grant", "offer", "tell", "lend", "wish"})


def roots(parsed: Parsed, lexicon: Lexicon, verb: int, doer: int | None) -> list[int]:
    """What follows the verb and belongs to it, in text order; of a relative clause also what it is about."""
    gap = _gap(parsed, verb, doer)
    roots = [gap] if gap is not None else []
    for child in parsed.children[verb]:
        word = parsed.words[child]
        if (
            word.dep in _BEHIND
            and word.start > parsed.words[verb].start
            and (says_what(parsed, child) or not _is_aside(parsed, lexicon, child, verb))
        ):
            roots.append(child)
    shared = shared_object(parsed, verb)
    return [*roots, shared] if shared is not None and not roots else roots


def manner(parsed: Parsed, verb: int) -> str:
    """“smoothly” in “the mill will run smoothly by May”: how it was done, where nothing else tells more."""
    behind = verb + 1
    if behind >= len(parsed.words) or behind not in parsed.children[verb] or is_passive(parsed, verb):
        return ""
    word = parsed.words[behind]
    told = word.dep == "advmod" and word.tag == "RB" and word.text.endswith("ly")
    return word.text if told and word.text.lower() not in _SMALL else ""


def left_behind(parsed: Parsed, verb: int, doer: int | None) -> str:
    """“for” of “the fence that they called for”: the preposition of what a relative clause is about, which names it."""
    behind = verb + 1
    if behind >= len(parsed.words) or parsed.children[behind] or _gap(parsed, verb, doer) is None:
        return ""
    word = parsed.words[behind]
    return word.text if word.dep == "prep" and word.head == verb else ""


def lacks(parsed: Parsed, verb: int, doer: int | None, roots: list[int]) -> bool:
    """Whether a relative clause is told without what it is about: “she steered to passage” of “the ban that she …”."""
    if parsed.words[verb].dep != "relcl" or parsed.words[verb].head == doer or is_passive(parsed, verb):
        return False
    linked = any(parsed.words[i].tag in _RELATIVE for i in parsed.subtree(verb))
    if not linked and parsed.words[verb].lemma in _OF_ITSELF and _head(parsed, verb).lemma not in _TIMES:
        return True  # “the share of those who see it as an ally has fallen”: whoever fell is not what the parser says
    that = child_with(parsed, verb, "dobj")
    if that is None or _head(parsed, verb).dep == "ROOT":
        return False
    whose = any(parsed.words[i].tag in ("WDT", "WP") for i in parsed.subtree(that))  # “some of whom she had blamed”
    return whose and parsed.words[verb].head not in roots


def _is_torn_phrase(parsed: Parsed, verb: int) -> bool:
    """“took in a memo” of “the view she took in a memo”, where parsers see “took in”, as if that were “admitted”."""
    particle, done = child_with(parsed, verb, "prt"), child_with(parsed, verb, "dobj")
    return particle is not None and done is not None and parsed.words[particle].text == "in" and verb < particle < done


def _head(parsed: Parsed, index: int) -> Word:
    return parsed.words[parsed.words[index].head]


def _gap(parsed: Parsed, verb: int, doer: int | None) -> int | None:
    """What a relative clause does its verb to: “promise” in “a promise that he broke”."""
    top = verb
    while parsed.words[top].dep in ("xcomp", "ccomp"):  # “whom she said she would name”
        top = parsed.words[top].head
    that = child_with(parsed, top, "dobj")
    given = parsed.words[verb].lemma in GIVING and that is not None and parsed.words[that].tag == "PRP"
    relative = that is not None and (
        parsed.words[that].text.lower() == "that" or given
    )  # “the chance that he gave her”
    relative = relative and parsed.words[top].dep == "acl" and child_with(parsed, top, *SUBJECTS) is not None
    if (
        (parsed.words[top].dep != "relcl" and not relative)
        or parsed.words[top].head == doer
        or is_passive(parsed, verb)
    ):
        return None
    if any(parsed.words[c].dep in SUBJECTS and parsed.words[c].tag in ("WDT", "WP") for c in parsed.children[top]):
        return None  # “a sailor who died”
    inside = (parsed.words[part] for part in parsed.subtree(top))
    if any(word.tag in ("WDT", "WP", "WP$") and word.dep in ("pobj", "poss") for word in inside):
        return None  # “of which …”, “whose members …”
    if any(parsed.words[c].tag == "WRB" for c in parsed.children[top]) or parsed.words[verb].lemma in _OF_ITSELF:
        return None  # “the town where she fell”
    marks = {parsed.words[c].text.lower() for c in parsed.children[top] if parsed.words[c].dep == "mark"}
    if is_infinitive(parsed, top) or marks - {"that"}:
        return None  # “calls for her to run”, “since the war began”
    own = {parsed.words[c].dep for c in parsed.children[verb] if parsed.words[c].tag not in ("WDT", "WP", "IN")}
    own -= {"dobj"} if parsed.words[verb].lemma in GIVING or _is_torn_phrase(parsed, verb) else set()
    head = parsed.words[top].head
    return None if own & {"dobj", "attr", "ccomp", "xcomp"} or parsed.words[head].lemma in _TIMES else head


def _is_aside(parsed: Parsed, lexicon: Lexicon, child: int, verb: int) -> bool:
    word = parsed.words[child]
    first = parsed.subtree(child)[0]
    besides = word.dep == "prep" and is_charged_besides(parsed, child - 1)
    if besides or (word.dep == "prep" and is_by_the_way_phrase(parsed, child)):
        return True
    dashed = parsed.words[first - 1].tag == "CC" and parsed.words[first - 2].text in ("—", "–")
    if word.dep in ("prep", "advmod", "advcl") and (parsed.words[first - 1].text in (",", "—", "–", "-") or dashed):
        return True
    if word.dep == "dobj" and _is_apposed(parsed, child, verb, first):
        return True  # “ordered them to stop, a push for peace”
    if word.text.lower() == "to" and _is_count(parsed, child) and parsed.words[verb].lemma not in _MOVES:
        return True
    if word.dep == "advcl":
        first = parsed.subtree(child)[0]
        behind_comma = parsed.words[first - 1].text in (",", "—", "–", "-")
        only = any(parsed.words[part].text.lower() == "only" for part in parsed.children[child])
        return is_finite(parsed, child) or not is_infinitive(parsed, child) or behind_comma or only
    if word.dep == "advmod":
        back_in = word.text.lower() == "back" and parsed.words[child + 1].text.lower() == "in"  # “back in 2009”
        return back_in or not (word.text.lower() in lexicon.particles.adverbs or _compares(parsed, child))
    if parsed.words[verb].lemma in ("come", "follow", "appear"):
        return False
    behind_comma = parsed.words[child - 1].text in (",", "—", "–")
    return (word.dep == "prep" and behind_comma) or word.text.lower() in (
        "according",
        "including",
        "since",
        "after",
        "before",
        "despite",
    )


def _is_apposed(parsed: Parsed, thing: int, verb: int, first: int) -> bool:
    """“an image of the past” in “knelt at the wall, an image of the past”, which parsers take for what was knelt."""
    before = [parsed.words[i].text for i in range(verb + 1, first)]
    tight = parsed.words[first - 2].end == parsed.words[first - 1].start and before[-1:] == ["-"]  # “re-election”
    tight = tight or parsed.words[first].tag == "VBG"  # “tweeted again, blasting papers”
    if tight or not before or before[-1] not in (",", "-", "–", "—", "--"):
        return False
    once = before.count(before[-1]) == 1 and len(before) > 1 and parsed.words[thing].dep == "dobj"
    return once or child_with(parsed, verb, "dobj") != thing


def _compares(parsed: Parsed, adverb: int) -> bool:
    """“sharply higher”, “5 percent less”, “too soon”: without it more, or something else, would have happened."""
    near = {parsed.words[child].text.lower() for child in parsed.children[adverb]}
    than = any(parsed.words[part].text.lower() == "than" for part in parsed.subtree(adverb))
    later = parsed.words[adverb].text.lower() in ("later", "earlier", "longer", "further", "sooner")
    return not later and not than and (parsed.words[adverb].tag == "RBR" or "too" in near)


def _is_count(parsed: Parsed, preposition: int) -> bool:
    """“to 19” in “by 23 votes to 19”."""
    inside = parsed.subtree(preposition)
    return len(inside) == 2 and parsed.words[inside[-1]].pos == "NUM"
