"""One date typed by a person: our rules first, then dateparser on that one isolated expression."""

import re
from datetime import datetime

from timeline.core.reading import Timex
from timeline.extract.timexes import resolve, scan

LONGEST = 64
_ABSOLUTE = re.compile(r"(?<!\d)(?:1\d|20|21)\d\d(?!\d)")


def read_one(text: str, dct: str | None) -> Timex | None:
    """The one date that a short text names (an editor's typed date), or None; relative ones count from `dct` (EDTF).

    Nothing is borrowed from today: what dateparser reads must name its year, and is kept to the period it reports.
    """
    found = resolve.resolve(scan.find(text), text, dct)
    whole = [one for one in found if one.value and len(one.words) >= 0.6 * len(text.strip())]
    if whole:
        return whole[0]
    return _by_dateparser(text) if len(text) <= LONGEST and _ABSOLUTE.search(text) else None


def _by_dateparser(text: str) -> Timex | None:
    from dateparser.date import DateDataParser  # type: ignore[import-untyped] # slow to import, and rarely needed

    settings = {"RELATIVE_BASE": datetime(2000, 1, 1), "RETURN_AS_TIMEZONE_AWARE": False}
    data = DateDataParser(languages=["en"], settings=settings).get_date_data(text.strip())
    if data is None or data.date_obj is None or str(data.date_obj.year) not in text:
        return None
    length = {"year": 4, "month": 7}.get(data.period, 10)
    value = data.date_obj.strftime("%Y-%m-%d")[:length]
    steps = (f"dateparser, to the {data.period}",)
    return Timex(0, len(text), text, "DATE", "dateparser", value, value, None, None, steps)
