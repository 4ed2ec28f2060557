"""The one way into every page of the desk: who may not edit is told why, and a broken store is said in words."""

import os
from collections.abc import Callable

from timeline.core.errors import StoreUnreadable
from timeline.core.settings import Settings
from timeline.core.users import User
from timeline.pages import desk_bar, masthead, opened, who
from timeline.pages.opened import Shelf


def enter(draw: Callable[[User, Shelf], None]) -> None:
    """Draw a page of the desk for whoever may edit, with the store as it stands."""
    user = who.current_user()
    if not user.may_edit:
        desk_bar.closed(user)
        return
    try:
        draw(user, opened.shelf(store()))
    except StoreUnreadable as error:
        masthead.trouble(str(error))


def store() -> str:
    """The address of the store that the desk works on."""
    return Settings.from_environment(os.environ).store
