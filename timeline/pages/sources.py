"""The outlets and their articles, `/sources`: rename an outlet, `?outlet=NAME`, correct an article, `?article=ID`."""

import streamlit as st

from timeline.core.errors import StoreError
from timeline.core.labels import label
from timeline.core.model import Article, Timeline
from timeline.core.users import User
from timeline.desk import outlets
from timeline.desk.outlets import Outlet
from timeline.pages import article_form, desk_bar, door, who
from timeline.pages.opened import Shelf
from timeline.view import escape, wording


def show() -> None:
    """Draw the list, an outlet, or the form of an article, as the URL chooses."""
    door.enter(_page)


def _page(_: User, shelf: Shelf) -> None:
    timeline = shelf.timeline
    article = next((one for one in timeline.articles if one.id == st.query_params.get("article")), None)
    outlet = next((one for one in outlets.listed(timeline) if one.name == st.query_params.get("outlet")), None)
    if article is not None:
        desk_bar.head(article.title or "An article without a title", timeline)
        st.query_params.from_dict({"article": article.id})  # a followed link leaves the address as it was
        with st.container(key="back"):
            st.page_link("sources.py", label=escape.markdown(article.source), query_params={"outlet": article.source})
        article_form.show(article, timeline)
    elif outlet is not None:
        desk_bar.head(outlet.name, timeline)
        st.query_params.from_dict({"outlet": outlet.name})
        with st.container(key="back"):
            st.page_link("sources.py", label="All sources")
        _outlet(outlet, timeline)
    else:
        desk_bar.head("Sources", timeline)
        _list(timeline)


def _list(timeline: Timeline) -> None:
    for key in ("outlet", "article"):
        if st.query_params.pop(key, None):
            st.error(f"The link names an {key} that is not in the store.")
    words = st.text_input("Search", key="find", bind="query-params", placeholder="Part of a name or title")
    found = outlets.listed(timeline, words or "")
    with st.container(key="registry"):
        st.markdown(f"{len(found) or 'No'} outlet{'' if len(found) == 1 else 's'}")
        for number, one in enumerate(found):
            facts = [_articles(len(one.articles)), wording.counted(one.events), outlets.period(one)]
            with st.container(key=f"outlet-{number}", horizontal=True, vertical_alignment="center"):
                st.page_link("sources.py", label=escape.markdown(one.name), query_params={"outlet": one.name})
                st.markdown(f":gray[{escape.markdown(' · '.join(fact for fact in facts if fact))}]", width="content")


def _outlet(outlet: Outlet, timeline: Timeline) -> None:
    """Its articles, and its name."""
    with st.container(key="registry"):
        st.header("Articles", anchor=False)
        for article in outlet.articles:
            _row(article, timeline)
    with st.container(key="merge"):
        st.header("Rename", anchor=False)
        new = st.text_input("Name of the outlet", outlet.name, key=f"rename-{outlet.name}", max_chars=300,
                            persist_state="session") or ""  # fmt: skip
        _rename(outlet, new, timeline)


def _row(article: Article, timeline: Timeline) -> None:
    facts = [
        _published(article),
        wording.counted(len(outlets.events_of(article, timeline))),
        "" if article.url else "no web address",
    ]
    with st.container(key=f"article-{article.id}", horizontal=True, vertical_alignment="center"):
        title = article.title or "An article without a title"
        st.page_link("sources.py", label=escape.markdown(title), query_params={"article": article.id})
        st.markdown(f":gray[{escape.markdown(' · '.join(fact for fact in facts if fact))}]", width="content")


def _rename(outlet: Outlet, new: str, timeline: Timeline) -> None:
    """The button; where another outlet has that name already it is asked whether the two are one."""
    plain = " ".join(new.split())
    other = outlets.existing(plain, timeline)
    sure = True
    if other is not None and other != outlet.name:
        st.markdown(
            f"**There is an outlet {escape.markdown(other)} already.** All articles of "
            f"{escape.markdown(outlet.name)} would stand under that name; to part them again undo it."
        )
        sure = st.checkbox("The two are one outlet", key=f"same-{outlet.name}-{other}")
        plain = other
    label_ = f"Rename in {_articles(len(outlet.articles))}"
    if st.button(label_, type="primary", disabled=not sure or plain == outlet.name):
        _save(outlet, plain, timeline)


def _save(outlet: Outlet, plain: str, timeline: Timeline) -> None:
    try:
        who.home().apply(outlets.renamed(outlet.name, plain, timeline))
    except StoreError as error:
        desk_bar.say(str(error), trouble=True)
        st.rerun()
    st.query_params["outlet"] = plain
    desk_bar.say(f"Renamed: {outlet.name} is {plain} now, in {_articles(len(outlet.articles))}.")
    st.rerun()


def _published(article: Article) -> str:
    if article.published is None:
        return "no date"
    return f"{label(article.published)}, {outlets.KNOWN[article.published_known]}"


def _articles(number: int) -> str:
    return f"{number} article{'' if number == 1 else 's'}"


if __name__ == "__main__":
    show()
