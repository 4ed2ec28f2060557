"""The store against a plain dictionary: hypothesis saves, spoils, mends and reopens in any order it can think of."""

import json
import os
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from nouns import ACTOR, ARTICLE, event

import timeline.store
from timeline.core.errors import StoreConflict
from timeline.core.model import Timeline

names = st.sampled_from("abc")
titles = st.text("xyz “”é\n", min_size=1, max_size=5).map(str.strip).filter(bool)


class Store(RuleBasedStateMachine):
    """`known` is what the store must hold, `spoilt` what was made unreadable by hand."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "events.json"
        self.known, self.spoilt, self.saves = {}, {}, {}
        self.reopen()
        self.store.replace(Timeline(articles=(ARTICLE,), actors=(ACTOR,)), based_on="empty", by="parser")

    def teardown(self):
        shutil.rmtree(self.folder)

    @rule()
    def reopen(self):
        self.store = timeline.store.open(str(self.path), clock=lambda: datetime(2024, 5, 7, tzinfo=UTC))

    @rule(name=names, title=titles)
    def make(self, name, title):
        if name in self.known or name in self.spoilt:
            with pytest.raises(StoreConflict):
                self.store.save(event(id=name, title=title), based_on=None, by="anna")
        else:
            self.known[name] = self.store.save(event(id=name, title=title), based_on=None, by="anna")
            self.saves[name] = self.saves.get(name, 0) + 1

    @precondition(lambda self: self.known)
    @rule(data=st.data(), title=titles, behind=st.booleans())
    def correct(self, data, title, behind):
        stored = self.known[data.draw(st.sampled_from(sorted(self.known)))]
        wanted = stored.model_copy(update={"title": title})
        if behind:
            with pytest.raises(StoreConflict):
                self.store.save(wanted, based_on=stored.version + 1, by="ben")
            return
        saved = self.store.save(wanted, based_on=stored.version, by="ben")
        changed = title != stored.title
        assert saved.version == stored.version + changed
        self.known[stored.id] = saved
        self.saves[stored.id] += changed

    @precondition(lambda self: self.known)
    @rule(data=st.data())
    def spoil_by_hand(self, data):
        name = data.draw(st.sampled_from(sorted(self.known)))
        whole = json.loads(self.path.read_text("utf-8"))
        (record,) = [one for one in whole["events"] if one["id"] == name]
        self.spoilt[name] = (self.known.pop(name), record["when"])
        record["when"] = "once upon a time"
        self.path.write_text(json.dumps(whole), "utf-8")

    @precondition(lambda self: self.spoilt)
    @rule(data=st.data())
    def mend_by_hand(self, data):
        name = data.draw(st.sampled_from(sorted(self.spoilt)))
        self.known[name], when = self.spoilt.pop(name)
        whole = json.loads(self.path.read_text("utf-8"))
        (record,) = [one for one in whole["events"] if one["id"] == name]
        record["when"] = when
        self.path.write_text(json.dumps(whole), "utf-8")

    @rule(title=titles)
    def run_of_the_parser(self, title):
        loaded = self.store.load()
        name = f"parsed-{len(self.saves)}"
        made = event(id=name, title=title)
        more = loaded.timeline.model_copy(update={"events": (*loaded.timeline.events, made)})
        self.store.replace(more, based_on=loaded.revision, by="parser")
        self.known[name] = made
        self.saves[name] = 1

    @rule()
    def run_again(self):
        before, loaded = self.path.read_bytes(), self.store.load()
        self.store.replace(loaded.timeline, based_on=loaded.revision, by="parser")
        assert self.path.read_bytes() == before

    @invariant()
    def holds_what_it_must(self):
        loaded = self.store.load()
        assert {one.id: one for one in loaded.timeline.events} == self.known
        assert {one.id for one in loaded.rejected} == set(self.spoilt)
        for name, saves in self.saves.items():
            assert len(self.store.history(name)) == saves


EXAMPLES = 400 if os.environ.get("TIMELINE_SOAK") else 25
TestStore = Store.TestCase
TestStore.settings = settings(max_examples=EXAMPLES, stateful_step_count=20, deadline=None)
