"""A chart that a reader may move and zoom, `mode=interactive`: the same marks as a Plotly figure on an axis of dates.

Nothing of it is loaded before the reader asks; `library.py` has what is loaded then.
"""

from dataclasses import replace
from typing import Any, Final

from timeline.core.edtf import DAY
from timeline.core.language import Language
from timeline.core.model import Event
from timeline.publish.look import Look
from timeline.view import bins, escape, figure, filters, lanes, wording
from timeline.view.canvas import Canvas, Layout
from timeline.view.collection import Collection
from timeline.view.filters import Filter
from timeline.view.spans import places
from timeline.view.window import Window, opening, sides

_LABELLED: Final = Canvas("explored", 600, 13.0, 285.0, "above")
_NARROW: Final = Canvas("explored on a phone", 280, 12.0, 0.0, "above", row=20)
_DAY: Final = DAY * 60_000  # milliseconds
_TICKS: Final = (  # from hours to years: “18 Mar”, in the order of most languages
    {"dtickrange": [None, _DAY - 1], "value": "%H:%M\n%-d %b %Y"},
    {"dtickrange": [_DAY, 28 * _DAY], "value": "%-d %b\n%Y"},
    {"dtickrange": ["M1", "M11"], "value": "%b\n%Y"},
)
_EPOCH: Final = 1_035_593_280  # minutes from the year 1 to 1970, where Plotly counts from


def document(collection: Collection, chosen: Filter, look: Look, *, narrow: bool) -> dict[str, Any]:
    """`data` and `layout` for Plotly, and `locale`, the names of months and days in the language of the embed."""
    events = filters.select(collection, chosen)
    window = opening(events, chosen.first, chosen.last)
    canvas = replace(_NARROW if narrow else _LABELLED, language=look.language)
    inside = sides(events, window).inside
    if len(inside) > bins.MOST:
        layout = bins.count(collection, places(collection, inside), window, canvas, look.lanes, chosen)
    else:
        layout = lanes.arrange(collection, inside, window, canvas, look.lanes, chosen)
    plain = figure.draw(collection, layout, look.lanes)
    traces = [_dated(one, window) for one in plain["data"] if one.get("orientation") != "h"]
    return {
        "data": [_told(one, collection, look.language) for one in traces],
        "layout": _frame(plain["layout"], layout),
        "locale": _locale(look.language),
    }


def _dated(trace: dict[str, Any], window: Window) -> dict[str, Any]:
    """The trace with milliseconds in place of days, cut where it leaves the plot."""
    moved = {**trace, "x": [None if x is None else _milliseconds(window.start, x) for x in trace["x"]]}
    if "width" in trace:
        return moved | {"width": trace["width"] * _DAY}
    return moved | {"cliponaxis": True}


def _told(trace: dict[str, Any], collection: Collection, language: Language) -> dict[str, Any]:
    """The trace of the marks, with what a pointer is told that rests on one."""
    if trace.get("mode") != "markers" or "customdata" not in trace:
        return trace
    events = [collection.event(one) for one in trace["customdata"]]
    said = [escape.plotly_lines(_hover(event, language)) if event else "" for event in events]
    return trace | {"hoverinfo": "text", "hovertext": said}


def _hover(event: Event, language: Language) -> str:
    return f"{event.title}\n{wording.when(event, language)}"


def _frame(plain: dict[str, Any], layout: Layout) -> dict[str, Any]:
    """The figure's frame with an axis that moves within the window, and names of lanes that stay where they are."""
    low, high = (_milliseconds(edge, 0) for edge in layout.window)
    air = (high - low) // 40
    axis = {
        "type": "date", "side": "top", "range": [low - air, high + air],
        "minallowed": low - air, "maxallowed": high + air,
        "tickformatstops": [*_TICKS], "tickfont": {"size": 12.5}, "gridcolor": "rgba(128,128,128,0.25)",
        "zeroline": False, "automargin": False,
    }  # fmt: skip
    names = [one for one in plain["annotations"] if one.get("xref") == "paper"]
    rules = [one for one in plain["shapes"] if one["type"] == "line"]
    margin = {**plain["margin"], "l": 8, "r": 8}
    kept = (
        "height",
        "paper_bgcolor",
        "plot_bgcolor",
        "showlegend",
        "hovermode",
        "barmode",
        "hoverlabel",
        "font",
        "yaxis",
    )
    return {key: plain[key] for key in kept} | {
        "margin": margin, "xaxis": axis, "shapes": rules, "annotations": names, "dragmode": False,
    }  # fmt: skip


def _milliseconds(start: int, days: float) -> int:
    return round((start - _EPOCH + days * DAY) * 60_000)


def _locale(language: Language) -> dict[str, Any]:
    """Names for Plotly, whose week begins on Sunday."""
    full, brief = ((*days[6:], *days[:6]) for days in (language.weekdays, language.weekdays_short))
    names = {"months": language.months_alone, "shortMonths": language.months_short, "days": full, "shortDays": brief}
    code = "en-GB" if language.code == "en" else language.code  # Plotly’s own English is American, and stays as it is
    return {"moduleType": "locale", "name": code, "dictionary": {}, "format": {**names, "date": "%d.%m.%Y"}}
