"""HTML texts of files that are imported, as plain text: a line for each block, addresses of links kept behind them."""

from typing import Any

from lxml import etree, html  # type: ignore[import-untyped]

_BLOCKS = frozenset("p div li ul ol br h1 h2 h3 h4 h5 h6 blockquote tr table section article figure hr pre".split())
_SILENT = ("script", "style", "template", "noscript", "iframe")


def plain(text: str) -> str:
    """The words of a text that may be HTML, without markup; lines without words are left out."""
    if "<" not in text and "&" not in text:
        return _lines(text.splitlines())
    try:
        whole = html.fragment_fromstring(text, create_parent="div")
    except (etree.LxmlError, ValueError):  # what lxml cannot hold, as a NUL
        return _lines(text.splitlines())
    etree.strip_elements(whole, etree.Comment, etree.ProcessingInstruction, *_SILENT, with_tail=False)
    for one in whole.iter(*_BLOCKS):
        one.text, one.tail = f"\n{one.text or ''}", f"\n{one.tail or ''}"
    for link in whole.iter("a"):
        _address(link)
    return _lines(str(whole.text_content()).splitlines())


def _address(link: Any) -> None:
    """The address of a link behind its words, where the words do not say it."""
    href = (link.get("href") or "").strip()
    if href.startswith(("http://", "https://")) and href not in link.text_content():
        link.tail = f" ({href}){link.tail or ''}"


def _lines(lines: list[str]) -> str:
    return "\n".join(line.strip() for line in lines if line.strip())
