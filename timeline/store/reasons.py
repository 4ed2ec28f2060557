"""What is wrong with a record, in a sentence for people."""

from pydantic import ValidationError

_MOST = 3
_PLAIN = {"missing": "is missing", "extra_forbidden": "is no field that we know"}


def sentence(error: ValidationError) -> str:
    """The first few complaints, each behind the field that it is about: “when: “2025-13” is not a date: …”."""
    found = error.errors(include_url=False, include_input=False)
    told = [_complaint(".".join(str(step) for step in one["loc"]), one["type"], one["msg"]) for one in found[:_MOST]]
    more = f"; and {len(found) - _MOST} more" if len(found) > _MOST else ""
    return "; ".join(told).rstrip(".") + more + "."


def _complaint(field: str, kind: str, message: str) -> str:
    if kind in _PLAIN:
        return f"“{field}” {_PLAIN[kind]}"
    plain = message.removeprefix("Value error, ").rstrip(".")
    return f"{field}: {plain}" if field else plain
