"""What keeps a happening from being one: denial, condition, habit, wish; or makes it disputed."""

from typing import Final

from timeline.core.reading import Parsed
from timeline.extract import vocabulary
from timeline.extract.candidates.clauses import SUBJECTS, child_with, is_verb
from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.candidates.phrases import REFLEXIVE

_BY_MEANS: Final = frozenset(
    {"on", "in", "from", "to", "into", "at"}
)  # “not in passing it”; “no regret for passing it”
_RECOMMENDING: Final = frozenset({"recommend", "propose", "suggest"})
_ABLE: Final = frozenset({"able", "likely", "ready", "willing", "expected", "due", "set"})
_UNABLE: Final = frozenset({"unable", "unlikely", "unwilling", "reluctant", "hesitant", "powerless", "impossible"})
_DEMANDS: Final = frozenset("demand request proposal call recommendation suggestion insistence plea order".split())
_AIMS: Final = vocabulary.words("aims")
_STRIKING: Final = vocabulary.words("striking")
_VERY: Final = frozenset({"particularly", "very", "especially", "quite", "rather", "most", "so", "too"})
_UNTIL: Final = ("until", "till", "before")
_MINDED: Final = vocabulary.words("minded")
_SAYING: Final = vocabulary.words("saying") | {"tell", "admit", "guess"}
_MODALS: Final = frozenset({"will", "'ll", "’ll", "can", "would", "must", "should", "might"})
_HAVING: Final = frozenset({"have", "get", "find", "give", "see", "need"})
_WANTING: Final = frozenset({"want", "need", "like", "wish"})
_EXPECTING: Final = vocabulary.words("expecting")


def is_denied(parsed: Parsed, lexicon: Lexicon, verb: int) -> bool:
    """“was not signed”, “if they meet”, “prevented them from leaving”, “nobody was killed”."""
    above, before = parsed.words[verb].head, ""
    if parsed.words[verb].dep == "pcomp":
        above, before = parsed.words[above].head, parsed.words[above].text.lower()
    lemma = parsed.words[above].lemma
    behind = parsed.words[verb].tag == "VBG" and parsed.words[verb - 1].dep == "prt"  # “ruled out extending it”
    prevented = parsed.words[verb].dep in ("ccomp", "xcomp", "pcomp") or (behind and verb - 2 == above)
    if prevented and (lemma in lexicon.denying.verbs or before in lexicon.denying.verbs_with.get(lemma, ())):
        return True
    if (
        _is_only_judged(parsed, verb)
        or _is_of_any(parsed, verb)
        or _is_adjective(parsed, verb)
        or _is_demanded(parsed, verb)
        or _is_unexpected(parsed, verb)
        or _is_too_dear(parsed, verb)
        or _is_manner(parsed, verb)
        or _is_only_announced(parsed, verb)
        or _is_found_to_be(parsed, verb)
        or _is_for_want(parsed, verb)
        or _is_not_set(parsed, lexicon, verb)
    ):
        return True
    if before == "without" or is_passed_over(parsed, verb) or _is_imagined(parsed, verb):
        return True  # “nobody came without paying”
    if before in _BY_MEANS and is_verb(parsed, above) and _is_negated(parsed, above):
        return True
    if _is_unreal(parsed, verb):
        return True
    return _is_habit(parsed, lexicon, verb) or _is_negated(parsed, verb) or _is_of_none(parsed, lexicon, verb)


def _is_not_set(parsed: Parsed, lexicon: Lexicon, verb: int) -> bool:
    """“a meeting that he was not scheduled to attend”: the plan knew nothing of it."""
    above = parsed.words[verb].head
    is_plan = parsed.words[above].lemma in lexicon.scheduling.verbs and parsed.words[above].tag == "VBN"
    return is_plan and parsed.words[verb].dep == "xcomp" and child_with(parsed, above, "neg") is not None


def is_passed_over(parsed: Parsed, verb: int) -> bool:
    """“signed it rather than wait”, “paid instead of suing”: what was not done."""
    words = parsed.words
    if verb > 1 and words[verb - 1].text == "of":
        return words[verb - 2].text.lower() == "instead" and words[verb].tag == "VBG"
    return any(words[i].text == "than" and words[i - 1].text.lower() == "rather" for i in (verb - 1, verb - 2) if i > 0)


def _is_imagined(parsed: Parsed, verb: int) -> bool:
    """“Closing it in May would be a mistake”: nobody has closed it."""
    above = parsed.words[verb].head if parsed.words[verb].dep == "csubj" else verb
    below = [parsed.words[child] for child in parsed.children[above]]
    if not any(one.dep == "csubj" for one in below):
        return False
    return any(one.dep == "aux" and one.text.lower() in ("would", "could", "might") for one in below)


def _is_too_dear(parsed: Parsed, verb: int) -> bool:
    """“not worth losing the town and risking a war”: neither is done."""
    while parsed.words[verb].dep == "conj":
        verb = parsed.words[verb].head
    return parsed.words[verb].tag == "VBG" and parsed.words[parsed.words[verb].head].text.lower() == "worth"


def _is_only_judged(parsed: Parsed, verb: int) -> bool:
    """“the toughest for them to hold”, “The plan was to close it”: how that would be, or what was thought of."""
    word, above = parsed.words[verb], parsed.words[parsed.words[verb].head]
    if word.tag != "VB" or not any(parsed.words[c].tag == "TO" for c in parsed.children[verb]):
        return False
    marked = any(parsed.words[c].dep == "mark" and parsed.words[c].text.lower() == "for" for c in parsed.children[verb])
    if marked and (above.pos == "ADJ" or above.tag in ("JJ", "JJS", "JJR")):
        return True
    thought = word.dep == "xcomp" and above.text.lower() == "was"
    doers = (parsed.words[c] for c in parsed.children[parsed.words[verb].head] if parsed.words[c].dep in SUBJECTS)
    return thought and any(doer.lemma in _AIMS for doer in doers)


def _is_of_any(parsed: Parsed, verb: int) -> bool:
    """“every voter who cares”, “of each bike sold”: what holds of all of them happened to none."""
    noun = parsed.words[verb].head
    tells = parsed.words[verb].dep in ("relcl", "acl") and parsed.words[noun].pos in ("NOUN", "PROPN")
    return tells and any(
        parsed.words[child].text.lower() in ("each", "every", "any") for child in parsed.children[noun]
    )


def _is_adjective(parsed: Parsed, verb: int) -> bool:
    """“The likeness was particularly striking”: how something is, though it looks like a verb."""
    near = [parsed.words[child] for child in parsed.children[verb]]
    being = any(one.dep == "aux" and one.lemma == "be" for one in near) or parsed.words[verb].dep == "acomp"
    very = any(one.dep == "advmod" and one.text.lower() in _VERY for one in near)
    very = very or parsed.words[verb].text.lower() in _STRIKING
    return parsed.words[verb].tag == "VBG" and being and very and not any(one.dep == "dobj" for one in near)


def _is_demanded(parsed: Parsed, verb: int) -> bool:
    """“his demand that taxes rise”: what is wanted, not what happens."""
    word, above = parsed.words[verb], parsed.words[parsed.words[verb].head]
    marked = any(parsed.words[child].text.lower() == "that" for child in parsed.children[verb])
    bare = word.tag in ("VB", "VBP") and not any(parsed.words[c].tag in ("MD", "TO") for c in parsed.children[verb])
    return marked and bare and word.dep in ("acl", "ccomp") and above.lemma in _DEMANDS and above.pos == "NOUN"


def _is_manner(parsed: Parsed, verb: int) -> bool:
    """“would change how the state gives its votes”: that is what it does at all times."""
    doer = next((child for child in parsed.children[verb] if parsed.words[child].dep in SUBJECTS), None)
    if doer is not None and parsed.words[verb].dep == "ccomp" and parsed.words[parsed.subtree(doer)[0]].tag == "WRB":
        return True  # “asked how many others will sign”
    how = any(parsed.words[child].text.lower() == "how" for child in parsed.children[verb])
    return how and parsed.words[verb].tag in ("VBZ", "VBP") and parsed.words[verb].dep in ("ccomp", "pcomp")


def _is_only_announced(parsed: Parsed, verb: int) -> bool:
    """“I will say that it is good”: a way to say it, and no plan to do so."""
    near = {parsed.words[child].text.lower() for child in parsed.children[verb]}
    return parsed.words[verb].lemma in _SAYING and bool(near & {"i", "we"}) and bool(near & _MODALS)


def _is_found_to_be(parsed: Parsed, verb: int) -> bool:
    """“They find themselves on the losing side”: how they stand."""
    objects = (parsed.words[child].text for child in parsed.children[verb] if parsed.words[child].dep == "dobj")
    return parsed.words[verb].lemma == "find" and any(one in REFLEXIVE for one in objects)


def _is_unexpected(parsed: Parsed, verb: int) -> bool:
    """“do not expect voters to come”, “is unlikely to come”: they may come all the same, but nobody says so."""
    word, above = parsed.words[verb], parsed.words[verb].head
    if word.dep == "xcomp" and parsed.words[above].lemma in _UNABLE:
        return True
    if word.dep == "xcomp" and parsed.words[above].lemma in _ABLE:  # “have not been able to agree”
        above = parsed.words[above].head if parsed.words[above].dep in ("acomp", "oprd") else above
    elif word.dep not in ("ccomp", "xcomp") or parsed.words[above].lemma not in _EXPECTING:
        return False
    return any(parsed.words[child].dep == "neg" for child in parsed.children[above])


def comes_late(parsed: Parsed, verb: int) -> bool:
    """“was not charged until Monday”: it happened on Monday."""
    negated = any(parsed.words[child].dep == "neg" for child in parsed.children[verb])
    until = [
        c for c in parsed.children[verb] if parsed.words[c].dep == "prep" and parsed.words[c].text.lower() in _UNTIL
    ]
    return negated and any(parsed.words[deep].pos == "X" for child in until for deep in parsed.subtree(child))


def _is_negated(parsed: Parsed, verb: int) -> bool:
    """“not”, “never”, “if”, “whether” at the verb itself."""
    for child in parsed.children[verb]:
        word = parsed.words[child]
        if word.dep == "mark" and word.text.lower() in ("if", "unless", "whether"):
            return True
        if word.dep == "advmod" and word.text.lower() in ("never", "yet") and parsed.words[verb].tag == "VB":
            return True
        if word.dep == "neg" and not comes_late(parsed, verb):
            return True
    return _shares_negation(parsed, verb) or _is_again(parsed, verb) or _is_supposed(parsed, verb)


def _is_supposed(parsed: Parsed, verb: int) -> bool:
    """“her chances if she were to run in May”: only supposed."""
    above = parsed.words[verb].head
    if parsed.words[verb].dep != "xcomp" or parsed.words[above].lemma != "be":
        return False
    return any(parsed.words[child].text.lower() == "if" for child in parsed.children[above])


def _is_again(parsed: Parsed, verb: int) -> bool:
    """“if she is re-elected”: the parser hangs “if” on the “re”."""
    if verb < 2 or parsed.words[verb - 1].text != "-" or parsed.words[verb - 2].text.lower() != "re":
        return False
    return any(parsed.words[part].text.lower() in ("if", "unless") for part in parsed.subtree(verb - 2))


def _shares_negation(parsed: Parsed, verb: int) -> bool:
    """“did not resign or apologise”, “have not met nor spoken”: the “not” of the first verb holds for both."""
    first = parsed.words[verb].head
    if parsed.words[verb].dep != "conj" or not is_verb(parsed, first):
        return False
    joined = {parsed.words[child].text.lower() for child in parsed.children[first] if parsed.words[child].dep == "cc"}
    if "nor" in joined:
        return True
    alone = not any(parsed.words[child].dep in (*SUBJECTS, "aux", "auxpass") for child in parsed.children[verb])
    return "or" in joined and alone and _is_negated(parsed, first)


def _is_of_none(parsed: Parsed, lexicon: Lexicon, verb: int) -> bool:
    """“nobody came”, “no talks were held”, “made no progress”."""
    doer = next((child for child in parsed.children[verb] if parsed.words[child].dep in SUBJECTS), None)
    near = (doer, *parsed.children[doer]) if doer is not None else ()
    if any(parsed.words[index].text.lower() in lexicon.denying.adjectives for index in near):
        return True
    there = doer is None and any(parsed.words[child].dep == "expl" for child in parsed.children[verb])  # “there is no”
    objects = [c for c in parsed.children[verb] if parsed.words[c].dep in (("dobj", "attr") if there else ("dobj",))]
    carries = parsed.words[verb].lemma in lexicon.support.verbs or there
    return carries and any(parsed.words[parsed.subtree(child)[0]].text.lower() == "no" for child in objects)


def is_contested(parsed: Parsed, lexicon: Lexicon, index: int) -> bool:
    """“denied that he was arrested”, “denies attacking the ship”: told, but by somebody who says it is not so."""
    while parsed.words[index].dep in ("ccomp", "xcomp", "pcomp", "dobj", "prep"):
        index = parsed.words[index].head
        if is_verb(parsed, index):
            return parsed.words[index].lemma in lexicon.contesting.verbs
    return False


def is_wished_for(parsed: Parsed, lexicon: Lexicon, verb: int) -> bool:
    """“He wanted to leave on Monday”, “the attempt to try her in May is wrong”: nobody has left, or was tried."""
    word = parsed.words[verb]
    if word.dep == "acl" and word.tag == "VB":
        return parsed.words[word.head].lemma in lexicon.irrealis.nouns
    above = parsed.words[word.head]
    if word.dep == "pcomp" and word.tag == "VBG" and parsed.words[above.head].lemma in _MINDED:
        keen = parsed.words[above.head].lemma in ("interested", "interest")
        return above.text.lower() in ("on", "to", "about", "of") or keen  # “is focused on winning the race”
    if word.dep == "ccomp" and word.text == word.lemma and above.lemma in _RECOMMENDING:
        return _is_subjunctive(parsed, verb)
    if (
        word.tag == "VBN"
        and above.lemma in _WANTING
        and not any(parsed.words[c].dep == "aux" for c in parsed.children[verb])
    ):
        return word.dep in ("ccomp", "xcomp", "oprd")  # “wanted the bridge finished”
    if above.lemma == "suppose" and any(parsed.words[child].tag == "VBD" for child in parsed.children[word.head]):
        return True  # “was supposed to leave”
    return word.dep == "xcomp" and word.tag == "VB" and above.lemma in lexicon.irrealis.verbs


def _is_subjunctive(parsed: Parsed, verb: int) -> bool:
    """“They recommend the council agree to it”: it has not agreed."""
    below = [parsed.words[child] for child in parsed.children[verb]]
    doer = next((one for one in below if one.dep in SUBJECTS), None)
    return doer is not None and doer.tag in ("NN", "NNP", "PRP") and not any(one.dep == "aux" for one in below)


def _is_unreal(parsed: Parsed, verb: int) -> bool:
    """“could have forced a vote”, “should have resigned”: it was not done; “may have fled”, “must have fled” it may."""
    while parsed.words[verb].dep in ("xcomp", "ccomp") and parsed.words[verb].tag in ("VB", "VBG"):
        verb = parsed.words[verb].head  # “would have forced her to stop paying”
    spoken = {parsed.words[child].text.lower() for child in parsed.children[verb] if parsed.words[child].dep == "aux"}
    return parsed.words[verb].tag == "VBN" and "have" in spoken and bool(spoken & {"could", "would", "should"})


def _is_for_want(parsed: Parsed, verb: int) -> bool:
    """“did not have the money to pay them”, “has enough votes to pass it”: what one can do or not is not yet done."""
    word, noun = parsed.words[verb], parsed.words[verb].head
    if word.dep != "acl" or word.tag != "VB" or parsed.words[noun].dep != "dobj":
        return False
    had = parsed.words[noun].head
    enough = any(parsed.words[child].text.lower() in ("enough", "sufficient") for child in parsed.children[noun])
    return enough or (parsed.words[had].lemma in _HAVING and _is_negated(parsed, had))


def _is_habit(parsed: Parsed, lexicon: Lexicon, verb: int) -> bool:
    """“The pass is usually closed in January”: nothing happened; “will generally move” tells of one time."""
    near = [parsed.words[child] for child in parsed.children[verb]]
    once = parsed.words[verb].tag == "VBD" or any(one.tag in ("MD", "VBD") for one in near)
    return not once and any(one.text.lower() in lexicon.denying.adverbs for one in near)
