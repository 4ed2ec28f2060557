"""Event text is text: what a place that understands markup needs, so that it shows the words as they are."""

import html
import re
from functools import lru_cache
from urllib.parse import quote

_JOINER = "\u2060"  # takes no room; splits what Markdown would turn into a link, a picture or another sign
_LISTS = "|".join(rf"(?<=^\d{{{digits}}})([.)])" for digits in range(1, 10))  # so many digits CommonMark allows
_SIGNS = re.compile(
    r"([\\`*_\[\]<~$])"  # wherever they stand
    r"|(?<![^\s])([#>+=-])(?=[#>+=\-\s]|$)"  # where a line could begin with them
    rf"|{_LISTS}"  # “1.” would begin a list
    r"|(:)(?=[A-Za-z:])"  # :name is a directive
    r"|(&)(?=#|[A-Za-z])"  # an entity
)
_TRIGGERS = re.compile(
    r"(?<=:)(?=[\w+-]+:)"  # :name: becomes a picture
    r"|(?<=:)(?=material/)"
    r"|(?<=www)(?=\.)|(?<=http)(?=://)|(?<=https)(?=://)|(?<=\w@)(?=\w)"  # bare addresses become links
    r"|(?<=<)(?=-)|(?<=-)(?=[->])|(?<=[<>~])(?==)",  # <-, ->, --, >= become signs
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)  # the same labels are shown to every reader, after each choice
def markdown(text: str) -> str:
    """The text for Streamlit's Markdown: one line, every sign as it stands, no link, picture, colour or formula."""
    line = " ".join(_TRIGGERS.sub(_JOINER, text).split())
    return _SIGNS.sub(r"\\\g<0>", line)


@lru_cache(maxsize=4096)
def plotly(text: str) -> str:
    """The text for Plotly, which reads a little HTML in every string: `<b>` is shown as `<b>`, not as bold."""
    return html.escape(" ".join(text.split()), quote=False).replace("#", "&#35;")


def plotly_lines(text: str) -> str:
    """As `plotly`, each line of the text on a line of its own."""
    return "<br>".join(plotly(line) for line in text.split("\n"))


def address(url: str) -> str:
    """A web address for the round brackets of a Markdown link."""
    return quote(url, safe="%/:=?&#+,;@~!$*'[]-._")
