"""What the words around a timex say: the tense, whether it stands in a quotation."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from timeline.extract import vocabulary
from timeline.extract.timexes import signs

Side = Literal["past", "future", None]

_LEFT, _RIGHT = 110, 70
_CUT = 5  # characters: a verb that stands there has lost the “to” before it
_STOP = re.compile(r"[.!?]['\"”’]?\s+(?=[A-Z\"“‘'])|\n\s*\n")
_DOTTED = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Inc|Corp|Co|Gen|Sen|Rep|Gov|vs?|No|Lt|Col|Sgt|"
    r"Capt|Rev|Jr|Adm|Prof)\.\s+$"
)


@lru_cache(maxsize=16)  # the same place is asked several times running
def side(text: str, start: int, end: int) -> Side:
    """Whether the nearest verb puts the stretch in the past or the future; None if there is no sign."""
    quoted = _is_quoted(text, start)
    before = sentence_before(text, start)
    before = _OPENING.split(before)[-1] if quoted else before
    before = _ASIDE.sub(r"\1", before) if ", who" in before else before
    after = _sentence_after(text, end, _RIGHT)
    after = _CLOSING.split(after, maxsplit=1)[0] if quoted else after
    if plain := "past" if _WHEN.match(after) and _first(after) == "past" else _plainly(before, text, end):
        return plain
    before = _AFTER_COLON.sub("", before) if ": " in before else before  # “The vote is off: Saturday, he left”
    cues = list(signs.find(_small(before)))
    if len(before) == _LEFT and all(cue["weak"] or cue.start() < _CUT for cue in cues):  # its verb stands farther off
        before = sentence_before(text, start, 2 * _LEFT)
        before = _OPENING.split(before)[-1] if quoted else before
        cues = list(signs.find(_small(before)))
    strong = [place for place, cue in enumerate(cues) if not cue["weak"] and not _is_base(cue, before)]
    if not strong and _THAT_CLAUSE.match(after):
        return "future" if cues and not _TOLD_THAT.search(before) else None
    opening = not strong or (len(strong) == 1 and cues[strong[0]][0].lower() in _UNTIL)
    if opening:
        return _first(after) or ("future" if cues or _COULD.search(after) else _farther(text, end))
    if _goes_back(before, after):
        return "past"
    if _CLAUSE.search(before) and _NEW_SUBJECT.match(after):
        return _first(after)  # “…, and in November they will vote”: told by its own verb
    last = cues[strong[-1]]
    if last[0].lower() in _UNTIL and len(strong) > 1:
        return _until(before, after, last, cues[strong[-2]])
    return _by_last(before, after, cues[max(0, strong[-1] - 2) : strong[-1] + 1])


def _plainly(before: str, text: str, end: int) -> Side:
    """The side where the words right beside a date tell it: “a rally planned for May”, “Lee on Monday will sign it”."""
    owns = text.startswith(("'s", "’s"), end)
    if "for" in before and not owns and _MEANT_FOR.search(before):
        return "future" if not _LOOKS_BACK.match(text, end) else "past"
    last = before[before.rfind(" ", 0, -1) + 1 : -1]
    if _is_arranged(before, last, text[end : end + _NEAR]):
        return "future"
    if last in _AHEAD_BY and _AHEAD_BY[last].search(before):
        return "future"
    left = owns and _LEFT_OVER.match(text, end) and _ONLY.search(before)
    if left or (owns and last in ("before", "of") and _TRYING.search(before)):
        return "future"
    if last in _BACK_BY and _BACK_BY[last].search(before) and not (last == "of" and _LATER.search(before)):
        return "past"
    if _IN_VAIN_AFTER.match(text, end) and _TRIED.search(before):
        return "past"
    if _WILL.match(text, end) and (_SUBJECT.search(before) or before.rstrip()[-1:] in _PAUSES):
        return "future"
    return "future" if _BY.search(before[-_BY_LENGTH:]) and _first(text[end : end + _NEAR]) == "future" else None


def _is_arranged(before: str, last: str, after: str) -> bool:
    """“Rovers face United on Sunday”, “proposed holding talks on Wednesday”; not “she saw Rovers play United on”."""
    proposed = "propos" in before and _PROPOSED.search(before)
    if proposed or (last in _TELLS_PLAN and _OF_PLANS.search(before) and _ARRANGED.search(before)):
        return _OF_THEN.search(before) is None and _OFF_AGAIN.match(after) is None
    if last not in _ON_OR_THIS or not _OF_MATCHES.search(before):
        return False
    match = _MATCH.search(before)
    return match is not None and not match["seen"]


def _is_quoted(text: str, start: int) -> bool:
    """Whether a place stands in a quotation that its paragraph opens before and has not closed."""
    first = max(0, start - _PARAGRAPH)
    first = max(first, text.rfind("\n", first, start))
    opened = max(text.rfind("“", first, start), text.rfind("``", first, start))
    if opened >= 0:
        return max(text.rfind("”", opened, start), text.rfind("''", opened, start)) < 0
    return text.count('"', first, start) % 2 == 1


def _goes_back(before: str, after: str) -> bool:
    """Whether the verb of a past stands right behind the date: “and in May dropped it”, “but in May, she left”."""
    if after.startswith(",") and _CLAUSE.search(before):
        return _first(after) == "past"
    soon = signs.at(after, 1)
    if soon is None or not (soon["past"] or _ASKED.match(soon[0])):
        return False
    return bool(_ON.search(before)) or not _NAMED.match(soon[0])


def _by_last(before: str, after: str, cues: Sequence[re.Match[str]]) -> Side:
    """The side by the last sign before the date; `cues` has those before it, too."""
    last, earlier = cues[-1], cues[-2] if len(cues) > 1 else None
    word = last[0].lower()
    if word in _EXPECTED and _LOOKS_BACK.match(after):
        return "past"
    if word in _UNTIL:
        return _until(before, after, last, earlier)
    if word in _AS_EARLY and earlier is not None and earlier["past"]:
        return _read(before, earlier, cues[-3] if len(cues) > 2 else None)
    return _read(before, last, earlier)


def _farther(text: str, end: int) -> Side:
    """The first verb of a sentence that opens with the date and puts much before it: “In May, after …, he left.”"""
    if not text.startswith(",", end):
        return None
    return _first(_sentence_after(text, end, 3 * _RIGHT))


def _until(before: str, after: str, until: re.Match[str], earlier: re.Match[str] | None) -> Side:
    """“Delayed until Sunday” looks ahead; “stayed until Sunday”, “did not report it until January” look back."""
    if _WHEN.match(after) and (told := _first(after)):
        return told
    if earlier is None or not earlier["past"] or _PUT_OFF.search(before, 0, until.start()):
        return "future"
    return "past"


def _small(words: str) -> str:
    """With a small first letter: other capitals make a name ("in May", "the United States"), no verb."""
    return words[:1].lower() + words[1:]


def _first(after: str) -> Side:
    told = _ATTRIBUTED.sub(",", _small(after), count=1) if "sa" in after else after
    told = _small(told)
    strong = (cue for cue in signs.find(told) if not cue["weak"] and not _is_idle(cue, told))
    found = next((cue for cue in strong if cue.start() > _BESIDE or cue[0].lower() not in _UNTIL), None)
    return None if found is None else "future" if found["future"] and not _ASKED.match(found[0]) else "past"


def _is_idle(cue: re.Match[str], words: str) -> bool:
    """Whether a sign tells no tense there: “on Tuesday, when primaries are held”, “just before the deadline”."""
    if cue[0] == "deadline":
        return _PASSED_BY.search(words, 0, cue.start()) is not None
    if cue[0] in _UNTIL:
        return _COUNTDOWN.search(words, 0, cue.start()) is not None
    return bool(cue["past"]) and _PRESENT_PASSIVE.search(words, max(0, cue.start() - _NEAR), cue.start()) is not None


def _is_base(cue: re.Match[str], before: str) -> bool:
    """Whether a word that can be a past is none: “to cut rates”."""
    return cue[0] in _BASE and _TO.search(before, 0, cue.start()) is not None


_AFTER_IT = re.compile(r"day\b[^.;]{0,20}\bafter\s[a-z]{3,12}ing\b[^.;]{0,80}$")  # “Friday after pleading in May”


def _read(before: str, cue: re.Match[str], earlier: re.Match[str] | None) -> Side:
    """The nearest sign counts; "had been expected" and "was due" look back, "is expected to be held" ahead."""
    near = earlier if earlier is not None and cue.start() - earlier.end() < _CLOSE else None
    if _AFTER_IT.search(before, cue.end()):
        return "past"
    if cue["future"]:
        back = near is not None and near[0] in ("had", "been") and cue[0] in _EXPECTED
        if back and near is not None and near[0] == "been" and _HAD_BEEN.search(before, 0, cue.start()):
            return None
        in_vain = near is not None and near[0] in _DID_NOT and _EXPECT_TO.match(before, cue.start())
        return "past" if back or in_vain or _AT_FIRST.search(before, 0, cue.start()) else "future"
    if _PRESENT_PASSIVE.search(before, cue.start() - _NEAR, cue.start()):
        return "future" if _ONCE.search(before, 0, cue.start()) else None
    if near is not None and near[0] in _TURNED and _TURNED[near[0]].search(before, 0, cue.start()):
        return "past"
    if earlier is not None and earlier["future"] and cue[0] in _BASE and _AND.search(before, 0, cue.start()):
        return "future"
    between = None if near is None or near["past"] else _BETWEEN.fullmatch(before, near.end(), cue.start())
    if between is None or (near and near["weak"] and between[0].startswith(" have ")):  # “seems to have spread”
        return "past"
    is_passive = between[0].startswith(" be ") or cue[0] in _BASE or cue[0].endswith(("ed", "id", "ld", "nt", "been"))
    return "future" if is_passive else "past"


_BETWEEN = re.compile(
    r"\s{1,4}(?:(?:be|have|not|also|then|still|then be|still be|only be|not be|\w{2,9}ly(?: be)?|be \w{2,11}ly|"
    r"(?:stay|remain|keep|get|go|come|become|continue)(?: \w{2,9})?)\s{1,4})?"
)
_AT_FIRST = re.compile(
    r"\b(?:w(?:as|ere)\s(?:(?:initial|original|previous)ly|at first)(?:\s\w+)?|saw(?:\s\w+){1,3})\s$"
)
_HAD_BEEN = re.compile(r"\bhad been\s{1,4}$")  # “had been scheduled”: for a day before or still to come
_CLOSE = 20  # characters
_BASE = vocabulary.words("same_in_the_past")
_AND = re.compile(r"\b(?:and|or)\s$")  # “will run out of money and shut down”
_TO, _DID_NOT = re.compile(r"\bto\s{1,4}$"), frozenset(("did", "didn"))  # “did not expect to”
_EXPECT_TO = re.compile(r"expect(?:ed|ing)?(?! (?:that|the|an?|it|any)\b)")  # not “did not expect that the vote on …”
_IN_VAIN = re.compile(r"\b(?:not|neither|nor|no one|nobody|none|no \w{1,14}) (?:be )?(?:[^.;]{0,60}could (?:be )?)?$")
_TURNED = {"could": _IN_VAIN, "to": re.compile(r"\bhad to (?:be )?$")}  # “that had to be pulled on Thursday”
_ONCE = re.compile(r"\b(?:when|once|until|before) [^.,;:\n]{3,60}$")  # “when the new house is seated on Thursday”
_PRESENT_PASSIVE = re.compile(r"\b(?:is|are|being|gets?|getting)\s{1,4}(?:\w{2,9}ly\s{1,4})?$")
_MEANT_FOR = re.compile(
    r"\b(?:called|convened|arranged|set|booked|fixed|adjourned|expected|planned|scheduled|rescheduled|tickets|lined up|"
    r"teed up|on tap|in store|on the (?:agenda|docket|calendar|schedule)|forecast|"
    r"rally|protest|meeting|hearing|strike|talks|launch|date|vote|votes|debate|trial|arraignment|sentencing|conference|service|ceremony|summit|event)"
    r"\b[^.;:,]{0,60}\sfor\s{1,3}(?:late |early |next )?$|"
    r"\bcall(?:ed|s|ing)? for (?:an? |the )?(?:[\w-]{1,14} ){0,2}(?:strikes?|protests?|rall(?:y|ies)|march(?:es)?|"
    r"demonstrations?|boycott|walkout|vote|elections?|session|hearing|debate|inquiry)\s(?:on|in)\s$"
)
_PROPOSED = re.compile(  # “a letter proposing a meeting Friday”, “proposed holding discussions on Wednesday”
    r"\bpropos(?:e|es|ed|ing) (?:to hold |holding )?(?:an? )?(?:[\w-]{2,14} ){0,3}"
    r"(?:meetings?|talks|discussions|vote|summit|elections?|rally|debate|session)(?: (?:on|for|this))? $"
)
_ARRANGED = re.compile(  # “asking for them to be held on Tuesday”, “announced a ban on all traffic starting at 6 a.m.”
    r"\b(?:ask|call)(?:s|ed|ing)? for [^.,;:\n]{2,40} to be (?:held|[a-z]{3,12} on) $|"
    r"\b(?:announced|ordered|imposed|declared) [^.;:\n]{3,70}\b(?:starting|beginning|effective)(?: at| on| from)? $"
)
_OF_THEN = re.compile(  # what was arranged at a time that is named: “last week announced a truce starting on Sunday”
    r"\b(?:[12]\d{3}|last (?:week|month|year)|[A-Z][a-z]{2,5}day|yesterday|had (?:\w{2,9} )?[a-z]{3,12}ed)\b"
)
_OFF_AGAIN = re.compile(r",? (?:but|had|was|were)\b")
_TELLS_PLAN = frozenset(("on", "at", "held", "from", "starting", "beginning", "effective"))
_OF_PLANS = re.compile(r"starting|beginning|effective| to be ")
_OF_MATCHES = re.compile(r" (?:face|play|travel to|take on|entertain|host|visit|meet) ")
_ON_OR_THIS = frozenset(("on", "this"))
_MATCH = re.compile(  # “Rovers face United on Sunday”, “when the two teams play a televised match on Sunday”
    r"(?P<seen>\b(?:saw|see|seen|watch\w*|did|does|help\w*|let|made|make|hear\w*) (?:the )?)?"
    r"\b(?:[A-Z][\w’'.-]{2,20}|teams|sides|clubs|rivals|they|we|who) "
    r"(?:(?:face|play|travel to|take on|entertain|host|visit)(?: the)?(?: [A-Z][\w’'-]{1,20}){1,4}"
    r"(?: (?:at|in)(?: [A-Z][\w’'-]{1,20}){1,3}| away| again)?|"
    r"(?:play|meet)(?: (?:an?|the|their) (?:[\w-]{2,14} ){0,2}(?:match|game|tie|final|derby|friendly|replay))?|"
    r"face an? (?:[\w-]{2,14} ){0,2}(?:vote|hearing|deadline|runoff|trial)) (?:on|this) $"
)
_BY = re.compile(r"\b(?:by|until|till|before)\s{1,3}(?:late |early |next )?$")  # “by Thursday the fuel would be gone”
_BY_LENGTH = 16  # characters: one more than the longest match
_NEAR = 40  # characters
_BESIDE = 2  # characters: “From Tuesday until noon on Wednesday, he spoke”, where “until” is no verb's
_COUNTDOWN = re.compile(r"\d (?:hours|days|weeks|months) $")  # “On Thursday, with 110 days until the games, she spoke”
_WILL = re.compile(
    r"\s(?:will(?! (?:\w{2,10}ly )?be (?:remembered|seen|viewed|judged|recalled))|"
    r"is (?:set|due|expected|scheduled|slated) to)\b"
)
_LEFT_OVER = re.compile(  # “with just Sunday's race left”
    r"['’]s (?:[\w,-]{1,14} ){1,4}(?:left|remaining|to go|to come|to play)(?=[.,;:)]|\s+[A-Z]|$)"
)
_TRYING = re.compile(
    r"\b(?:is|are|has|have)\b[^.;:]{0,70}\s(?:before|ahead of)\s$"
)  # “is working before Thursday's vote”
_MOVED = re.compile(  # “had been moved up from Wednesday”, “demand that it be moved to Monday”
    r"\b(?:moved|brought|pushed|put) (?:up|forward|back|ahead) from $|"
    r"\bthat [^.,;:]{2,40} be (?:moved|postponed|put off|pushed back|delayed|held) (?:to|until|on) $|"
    r"\bwould have (?:preferred|liked|wanted) to [^.,;:]{2,40} on $"
)
_DRAWN_FOR = re.compile(
    r"\b(?:draw|favou?rites?|preparations?|prepar(?:e|ed|es|ing)|line-?up|agenda|tickets?|rehearsals?|warm-?up)"
    r" (?:[a-z]+ )?for $"
)
_PASSED_BY = re.compile(r"\b(?:before|after|past|missed|despite|of) (?:the|an?|its|that|this) $")
_WITHIN = re.compile(r"\bwithin [^.,;:]{3,20} (?:from|after) $")  # “must appeal within 30 days from Wednesday”
_AS_OF = re.compile(r"(?<!effective )\bas of $|\bwithin [^.,;:]{3,20} of $")
_AHEAD_BY = {"from": _MOVED, "to": _MOVED, "until": _MOVED, "on": _MOVED, "for": _DRAWN_FOR}
_SAYING = re.compile(r", [a-z]{5,9} $")  # “He is sticking to it, saying Tuesday night that it works”
_BACK_BY = {"from": _WITHIN, "after": _WITHIN, "of": _AS_OF} | dict.fromkeys(  # by the word before the date
    ("saying", "adding", "writing", "tweeting", "arguing", "insisting", "warning"), _SAYING
)
_LATER = re.compile(
    r"\b(?:will|would|shall|must|begin\w{0,4}|start\w{0,4}|no longer|effect|effective|(?:is|are) to|going)\b"
)
_TRIED = re.compile(
    r"\b(?:tried|attempted|sought|moved|trying|attempting)\b"
)  # “tried to call a vote on Friday, but it failed”
_IN_VAIN_AFTER = re.compile(
    r", but (?:it|he|she|they|that|this) "
    r"(?:failed|lost|(?:was|were) (?:blocked|rejected|defeated|beaten|foiled|repelled))\b"
)
_ONLY = re.compile(r"\b(?:with|only|just)\s$")
_PAUSES = frozenset(("", ";", ":", "—", "–"))  # “guidance is unchanged; Q4 will be weak”: the date is the subject
_ASIDE = re.compile(r", who(?:se)? [^,;:]{3,80}(, (?:(?:in|on|by) )?)$")  # “will face Lee, who was elected, in May”
_SUBJECT = re.compile(r"\b[A-Z][\w’'-]{1,20}\s(?:on\s)?$")  # “President Lee on Monday will sign it”
_WHEN = re.compile(r",?\s{1,4}when\b")
_ON = re.compile(r"\b(?:in|on)\s{1,2}$")
_CLAUSE = re.compile(
    r"[,;—–-]\s{0,2}(?:but|and|yet|while|though|then)\s(?:(?:even|only|just|also|then)\s)?(?:(?:in|on|by)\s)?$"
)
_AFTER_COLON = re.compile(r"^.*: (?=(?:[Ii]n |[Oo]n |[Bb]y |During [^:]{3,60} (?:in|on) )?$)", re.DOTALL)
_NEW_SUBJECT = re.compile(r",? (?:the|an?|he|she|it|they|we|his|her|its|their|[A-Z])\b")
_UNTIL = frozenset(("until", "till"))
_AS_EARLY = frozenset(("as early as", "as soon as"))  # “cases were seen as early as December”
DECIDED = re.compile(
    r"\b(?:decided|decision|agreement|plan) (?:not )?to (?!have)[a-z]{3,12}\b(?:[^.;:\n]|\.(?=,)){0,60}\s$"
)  # of a day on either side
NEXT_DAY = re.compile(r",?\s(?:on\s)?the (?:next|following) (?:day|morning|night|evening|afternoon)\b")
DEADLINE = re.compile(r"['’]?s?\s(?:[a-z]{3,12}\s)?(?:deadline|cutoff|cut-off)\b")  # what it is of is the nearest one
_COULD = re.compile(r"\b(?:could|can) (?!not\b)")  # “On Tuesday, the primary could end it”
_THAT_CLAUSE = re.compile(r"\s{1,2}that\b")  # “for telling them Friday that he would go”
_TOLD_THAT = re.compile(
    r"\b(?:tell|say|warn|announc|report|claim|argu|inform|remind|add|insist|stat)ing\b[^.;]{0,60}$|"
    r"\b(?:statement|announcement|remark|comment|claim|admission|ruling|revelation|vow|pledge|warning|tweet)s?\s(?:on\s)?$"
)
_PARAGRAPH = 1500  # characters: longer than that, none is opened
_OPENING = re.compile(r"“|``|\"")
_ATTRIBUTED = re.compile(
    r",\s(?!who\b|which\b|and\b)[^,.;:]{2,40}\s(?:said|says),(?!\s?[\"“‘'])"
)  # “After that Friday, he said, they will”
_CLOSING = re.compile(r"”|\'\'|\"(?!\w)")
_NAMED = re.compile(  # what follows a happening that is only announced: “a hearing Friday titled …”
    r"titled|entitled|called|named|dubbed|attended|hosted|aimed|followed|based|organi[sz]ed|sponsored|led|headed|"
    r"televised|devoted|focused|set|held|been|planned|scheduled|ago|since|put|cut|hit|read|unless|needed|required|"
    r"intended|designed|meant|billed|used|joined"
)
_ASKED = re.compile(r"(?!planned|scheduled|slated|expected)[a-z]{2,14}ed\b", re.I)
_PUT_OFF = re.compile(
    r"\b(?:(?:delay|postpon|deferr|adjourn|suspend|extend|clos|schedul|mov|push|order|remand|ban|barr|block|book|"
    r"cancel|grant|detain|jail|stay|remain|reschedul|halt|paus|recess|lock)\w{0,5}|put|held|holds?|gave|giv\w{1,3}|"
    r"ha[sd]|have|shut|set|open|valid|last|runs?|off|back|days|time|custody)\b[^,;.]{0,40}$"
)
_LOOKS_BACK = re.compile(r",?\s{1,4}(?:was|were|had|but\s(?:did|never|failed|was|were|had|has)\w{0,3})\b")
_EXPECTED = frozenset(("scheduled", "slated", "due", "expected", "planned", "supposed"))


def ends_sentence(words: str) -> bool:
    """Whether a sentence ends within the words: “in July. He”, not “in the U.S. in July”."""
    return any(not _DOTTED.search(words, max(0, stop.start() - 4), stop.end()) for stop in _STOP.finditer(words + "A"))


def sentence_before(text: str, start: int, most: int = _LEFT) -> str:
    """The words of the sentence that stand before a place, at most some hundred characters."""
    first = max(0, start - most)
    window = text[first:start]
    for stop in reversed(list(_STOP.finditer(text, first, start + 1))):  # the date itself may open the sentence
        if stop[0].count("\n") > 1 or not _DOTTED.search(text, max(first, stop.start() - 4), stop.end()):
            return text[stop.end() : start]
    return window


def _sentence_after(text: str, end: int, most: int) -> str:
    """The words of the sentence that stand behind a place, at most so many characters."""
    window = text[end : end + most]
    if text[end + most - 1 : end + most + 1].isalnum():  # of a word cut in two, “pred”ictions, none is left
        window = window.rpartition(" ")[0]
    for stop in _STOP.finditer(window):
        if stop[0].count("\n") > 1 or not _DOTTED.search(text, max(0, end + stop.start() - 4), end + stop.end()):
            return window[: stop.start()]
    return window
