"""The family of errors. Each message is a sentence for people: what is wrong, what to do, what was kept.

TimelineError
├── BadDate              a text that cannot be read as a date
├── BadRule              a rule file that breaks its own format
├── UnreadableArticle    a file or text from which no article can be made
├── UnreadableImport     a file from which no events can be read; nothing was changed
├── BadLogins            logins or the list of editors are not set up right; nobody may edit
├── BadSetting           a setting names what cannot be used; the app does not start
└── StoreError
    ├── StoreUnreadable  the store is broken or of an unknown schema version; nothing was written
    ├── StoreConflict    somebody saved the same event first; both versions are kept
    ├── NotAllowed       whoever asked may not do this; nothing was written
    └── NotSaved         the change was refused or writing failed; the old state stands
"""


class TimelineError(Exception):
    """Something a person can put right; `str()` of it is shown to them as it is."""


class BadDate(TimelineError, ValueError):
    """A text that cannot be read as an EDTF date."""


class BadRule(TimelineError):
    """A rule file that breaks its own format; the message names the file and the rule."""


class UnreadableArticle(TimelineError):
    """No article can be made from a file or text; nothing was changed."""


class UnreadableImport(TimelineError):
    """No events can be read from a file that shall be imported; nothing was changed."""


class BadLogins(TimelineError):
    """The logins or the list of editors are not set up right; until they are, nobody may edit."""


class BadSetting(TimelineError):
    """A setting names what cannot be used; the app does not start, so that whoever set it hears of it."""


class StoreError(TimelineError):
    """The store could not do what was asked."""


class StoreUnreadable(StoreError):
    """The store is broken, half-edited or of an unknown schema version; nothing was written."""


class StoreConflict(StoreError):
    """The record was changed by somebody else since it was opened; both versions are kept."""


class NotAllowed(StoreError):
    """Whoever asked for a change may not make it; nothing was written."""


class NotSaved(StoreError):
    """The change was not written; the old state stands."""
