"""Parts of speech by look-up: the same as those of the model's own ruler, for every word."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from timeline.core.settings import Settings
from timeline.extract.grammar import parsing, speechparts

SENTENCES = (
    "The council did not sign the treaty, but its members have said that they will.",
    "“I'm gonna leave,” she said; they ain't, y'all gotta wait, let's see whether it isn't so.",
    "There are\ttwo  who were told, since May, that the mill had been closed because it was old.",
    "Nothin' was there: what the 3rd witness saw cannot be what you and I have been shown.",
    "",
)


@pytest.fixture(scope="module")
def by_ruler() -> Language:
    """The same model with the ruler that it came with."""
    plain = parsing._loaded(Settings().spacy_model)
    plain.add_pipe("timeline_one_sentence", before="parser")
    return plain


def _told(doc: Doc) -> list[tuple[str, str, str, str, str, str]]:
    return [(one.text, one.pos_, one.tag_, one.dep_, one.lemma_, str(one.morph)) for one in doc]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_looking_up_tells_what_the_ruler_tells(by_ruler: Language, sentence: str) -> None:
    assert _told(parsing._pipeline(Settings().spacy_model)(sentence)) == _told(by_ruler(sentence))


def test_the_look_up_stands_in_the_place_of_the_ruler() -> None:
    names = parsing._pipeline(Settings().spacy_model).pipe_names
    assert "attribute_ruler" not in names
    assert names[names.index("timeline_speech_parts") + 1] == "lemmatizer"


def test_a_model_without_a_ruler_stays_as_it_is() -> None:
    bare = Language()
    speechparts.put_in(bare)
    assert bare.pipe_names == []
