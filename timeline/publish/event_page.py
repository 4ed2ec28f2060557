"""An event on a page of its own that needs no server: its date and why, who says what, and what is near to it."""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

from markupsafe import Markup

from timeline.core.model import Event
from timeline.publish import embed, linked, moments
from timeline.view import dating, wording
from timeline.view.accounts import Account, Telling, accounts
from timeline.view.collection import Collection
from timeline.view.comparing import Piece
from timeline.view.related import related


class _Told(NamedTuple):
    pieces: tuple[Piece, ...]
    source: str
    url: str


class _Near(NamedTuple):
    id: str
    when: str
    title: str


def page(collection: Collection, event: Event, address: str = "", card: str = "") -> str:
    """The page as one HTML document; `address` is where it will be found, “” if nobody knows yet, and `card` where the
    picture is that others show beside a link to it.
    """
    facts = [wording.kind(event), wording.who(collection, event), event.place or ""]
    return (
        embed.environment()
        .get_template("event.html")
        .render(
            event=event,
            about=f"{wording.when(event)}: {event.summary or event.title}",
            parts=moments.parts(event.when),
            facts=" · ".join(fact for fact in facts if fact),
            status=wording.status_sentence(event),
            reasons=[reason.words for reason in dating.reasons(collection, event)],
            accounts=[_account(collection, account) for account in accounts(collection, event)],
            near=_near(collection, event),
            address=address,
            card=card,
            css=Markup(_style()),  # noqa: S704 - a constant
            linked=Markup(linked.one(collection, event, address or f"#{event.id}")),  # noqa: S704 - made safe there
        )
    )


@cache
def _style() -> str:
    own = files("timeline.publish").joinpath("templates/event.css").read_text("utf-8")
    return embed.style("auto") + embed.packed(own)


def _account(collection: Collection, account: Account) -> dict[str, object]:
    return {"speaker": account.speaker, "told": [_told(collection, telling) for telling in account.tellings]}


def _told(collection: Collection, telling: Telling) -> _Told:
    article = collection.articles.get(telling.mention.article)
    outlet = wording.outlet(collection, telling.mention)
    if article is None:
        return _Told(telling.pieces, outlet, "")
    said = ", ".join(part for part in (outlet, article.title or "", wording.published(article)) if part)
    return _Told(telling.pieces, said, article.url or "")


def _near(collection: Collection, event: Event) -> list[_Near]:
    there = related(collection, event)
    found = dict.fromkeys(one for one in (there.before, there.after, *there.same_actors) if one is not None)
    return [_Near(one.id, wording.when(one), one.title) for one in found]
