"""Words, heads and named entities of sentences: the parser's reading, and what is mended in it by the order of words.

    parse(text, sentences, model) -> Parsed

`parsing` runs spaCy, `speechparts` and `newverbs` right its tags before the heads are found, `mending` calls the rest
behind it: `mainverbs` and `gluedays` find the verb of a sentence, `lostclauses`, `lostsubjects`, `reduced` and
`relatives` give clauses back to their nouns, `toofar` brings back what hangs too far off, `quotednames` makes one name
of a title in quotation marks.
"""

from timeline.extract.grammar.parsing import parse

__all__ = ["parse"]
