"""What follows the verb of a title and belongs to it: object, phrases, clauses; not what is said by the way."""

from typing import Final

from timeline.core.reading import Parsed
from timeline.extract import vocabulary
from timeline.extract.candidates.asides import is_by_the_way_phrase, is_charged_besides
from timeline.extract.candidates.clauses import SUBJECTS, child_with, is_finite, is_infinitive, is_passive, is_verb
from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.mainverbs import WITHOUT_OBJECT

_BEHIND: Final = frozenset("prt dative dobj attr acomp oprd xcomp prep agent ccomp advmod advcl".split())
_MOVES: Final = vocabulary.words("moves")
_TIMES: Final = frozenset({"day", "date", "time", "week", "month", "year", "moment", "place", "reason", "way", "case"})
GIVING: Final = frozenset({"give", "send", "hand", "grant", "tell", "lend", "wish"})


def roots(parsed: Parsed, lexicon: Lexicon, verb: int, doer: int | None) -> list[int]:
    """What follows the verb and belongs to it, in text order; of a relative clause also what it is about."""
    gap = _gap(parsed, verb, doer)
    roots = [gap] if gap is not None else []
    for child in parsed.children[verb]:
        word = parsed.words[child]
        if (
            word.dep in _BEHIND
            and word.start > parsed.words[verb].start
            and not _is_aside(parsed, lexicon, child, verb)
        ):
            roots.append(child)
    shared = _shared_object(parsed, verb)
    return [*roots, shared] if shared is not None and not roots else roots


def lacks(parsed: Parsed, verb: int, doer: int | None, roots: list[int]) -> bool:
    """Whether a relative clause is told without what it is about: “she steered to passage” of “the ban that she …”."""
    if parsed.words[verb].dep != "relcl" or parsed.words[verb].head == doer or is_passive(parsed, verb):
        return False
    that = child_with(parsed, verb, "dobj")
    return that is not None and parsed.words[that].tag in ("WDT", "WP") and parsed.words[verb].head not in roots


def _shared_object(parsed: Parsed, verb: int) -> int | None:
    """“judges” in “elected or then reelected judges”, which parsers give to the second verb alone."""
    if parsed.words[verb].lemma in WITHOUT_OBJECT:
        return None
    second = next((c for c in parsed.children[verb] if parsed.words[c].dep == "conj" and c > verb), None)
    if second is None or any(parsed.words[i].pos not in ("CCONJ", "ADV") for i in range(verb + 1, second)):
        return None
    return child_with(parsed, second, "dobj") if is_verb(parsed, second) else None


def _gap(parsed: Parsed, verb: int, doer: int | None) -> int | None:
    """What a relative clause does its verb to: “promise” in “a promise that he broke”."""
    top = verb
    while parsed.words[top].dep in ("xcomp", "ccomp"):  # “whom she said she would name”
        top = parsed.words[top].head
    that = child_with(parsed, top, "dobj")
    relative = parsed.words[top].dep == "acl" and that is not None and parsed.words[that].text.lower() == "that"
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
    marks = {parsed.words[c].text.lower() for c in parsed.children[top] if parsed.words[c].dep == "mark"}
    if is_infinitive(parsed, top) or marks - {"that"}:
        return None  # “calls for her to run”, “since the war began”
    own = {parsed.words[c].dep for c in parsed.children[verb] if parsed.words[c].tag not in ("WDT", "WP", "IN")}
    own -= {"dobj"} if parsed.words[verb].lemma in GIVING else set()
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
    if word.dep == "dobj" and parsed.words[first - 1].text == "," and child_with(parsed, verb, "dobj") != child:
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
