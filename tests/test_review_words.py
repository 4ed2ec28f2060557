"""What the desk says of proposals and of steps: how sure the parser is, what a step did, what a table's row means."""

import pytest
from nouns import ACTOR, ARTICLE, event, timeline

from timeline.core.model import Dated, Mention, Quote, Timeline, Told
from timeline.desk import confidence, recent, table, undo_step
from timeline.desk.queue import Choice, waiting
from timeline.store import Step
from timeline.store.document import plain


def told(article="a1", **dated):
    known = {"words": "Tuesday", "rule": "weekday", "anchor": "published 2024-05-08", "value": "2024-05-07"} | dated
    quote = Quote(exact="The bridge opened on Tuesday")
    return Mention(article=article, quote=quote, dated=Dated(**known), told=Told(at=4, title="Bridge opens"))


def proposal(**fields):
    return event(1, **({"kind": "launch", "mentions": (told(),)} | fields))


@pytest.mark.parametrize(
    ("fields", "word", "reasons"),
    [
        ({}, "sure", ()),
        ({"when": "2024-05"}, "fair", ("no exact day",)),
        ({"when": "[2024-05-06..2024-05-07]"}, "fair", ("no exact day",)),
        ({"mentions": (told(rule="leaning"),)}, "fair", ("its date hangs on another event",)),
        ({"status": "scheduled"}, "fair", ("planned or claimed, not reported",)),
        ({"kind": "other", "actors": ()}, "doubtful", ("of no known kind", "nobody is named")),
        ({"kind": "other", "actors": (), "mentions": (told(), told("a2"))}, "sure",
         ("2 articles tell it", "of no known kind", "nobody is named")),
        ({"mentions": ()}, "sure", ("an editor added it",)),
    ],
)  # fmt: skip
def test_the_parser_is_surer_of_what_was_right_more_often(fields, word, reasons):
    assert confidence.of(proposal(**fields)) == (word, reasons)


def test_the_queue_shows_what_the_parser_is_not_sure_of():
    known = Timeline(articles=(ARTICLE,), actors=(ACTOR,), events=(proposal(), proposal(id="e2", kind="other")))
    assert [one.id for one in waiting(known, Choice(words=("fair", "doubtful")))] == ["e2"]


def test_a_row_is_read_into_an_event_and_a_date_without_its_old_label():
    before = proposal(label="Tuesday")
    typed = {before.id: {"Date": "8 May 2024", "Title": " Bridge opened ", "Kind": "Vote", "Status": "Planned"}}
    (edit,), wrong = table.read([before], typed, {before.id: "approved"}, "2024-06-01")
    assert wrong == ()
    after = edit.wanted
    assert (after.when, after.title, after.kind, after.status) == ("2024-05-08", "Bridge opened", "vote", "scheduled")
    assert (after.label, after.review) == (None, "approved")


def test_a_row_that_says_what_it_said_is_no_edit():
    before = proposal()
    assert table.read([before], {before.id: table.cells(before)}, {}, "2024-06-01") == ((), ())


@pytest.mark.parametrize(
    ("typed", "sentence"), [({"Date": "32 May"}, "“32” was not understood"), ({"Title": " "}, "title")]
)
def test_a_row_that_cannot_be_read_is_told_with_its_title(typed, sentence):
    before = proposal()
    edits, (wrong,) = table.read([before], {before.id: typed}, {}, "2024-06-01")
    assert (edits, wrong.title) == ((), before.title)
    assert sentence in wrong.sentence


def change(before, after, noun="event"):
    known = after or before
    return {"noun": noun, "id": known.id, "before": before and plain(before), "after": after and plain(after)}


ONE, TWO = event(1), event(2)
APPROVED = [one.model_copy(update={"review": "approved"}) for one in (ONE, TWO)]
JOINED = ONE.model_copy(update={"formerly": ("e2",), "version": 2})
NORWICH = ACTOR.model_copy(update={"name": "Norwich"})
OTHER_PAPER = ARTICLE.model_copy(update={"source": "The Port Post"})


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ([change(ONE, JOINED), change(TWO, None)], "Joined “Bridge 2 opens” with “Bridge 1 opens”"),
        ([change(ONE, APPROVED[0])], "Approved: “Bridge 1 opens”"),
        ([change(ONE, APPROVED[0]), change(TWO, APPROVED[1])], "Approved 2 events"),
        ([change(ACTOR, NORWICH, "actor")], "Renamed the actor “Norwick” to “Norwich”"),
        ([change(ARTICLE, OTHER_PAPER, "article")], "Renamed the outlet “The Harbour Post” to “The Port Post”"),
        ([change(None, ONE), change(None, TWO), change(None, ARTICLE, "article")], "1 article added, 2 events added"),
        ([change(None, ACTOR, "actor")], "Added: the actor “Norwick”"),
    ],
)
def test_a_step_is_told_in_a_line(changes, said):
    assert recent.headline(Step(1, "2026-01-02T00:00:00+00:00", "anna", tuple(changes))) == said


def test_steps_are_chosen_by_editor_and_by_event_newest_first():
    steps = [
        Step(1, "", "parser", (change(None, ONE), change(None, TWO))),
        Step(2, "", "anna", (change(ONE, JOINED), change(TWO, None))),
    ]
    assert [one.number for one in recent.chosen(steps, event="e2")] == [2, 1]
    assert [one.number for one in recent.chosen(steps, by="anna")] == [2]
    assert recent.editors(steps) == ("anna", "parser")


def test_a_renamed_actor_is_named_again_as_before():
    known = timeline(1).model_copy(update={"actors": (NORWICH,)})
    step = Step(1, "", "anna", (change(ACTOR, NORWICH, "actor"),))
    (edit,) = undo_step.undo(step, known, may_publish=False).edits
    assert (edit.seen, edit.wanted) == (NORWICH, ACTOR)


def test_what_a_step_brought_along_goes_if_nobody_names_it():
    known = timeline(1).model_copy(update={"articles": (ARTICLE, ARTICLE.model_copy(update={"id": "a2"}))})
    step = Step(1, "", "anna", (change(None, ARTICLE, "article"), change(None, known.articles[1], "article")))
    undoing = undo_step.undo(step, known, may_publish=True)
    assert [(one.seen.id, one.wanted) for one in undoing.edits] == [("a2", None)]
