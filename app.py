"""The timeline as one process: `streamlit run app.py`."""

import gc
import os
from datetime import datetime

import plotly.graph_objects  # noqa: F401 - loaded now, so that it is among what gc.freeze() sets apart
import streamlit as st
from starlette.middleware import Middleware

from timeline.core.errors import BadSetting
from timeline.core.settings import Settings
from timeline.pages import trouble
from timeline.pages.headers import SecurityHeaders
from timeline.pages.returning import Returning
from timeline.publish.routes import routes, shelf
from timeline.publish.shell import Shell

settings = Settings.from_environment(os.environ)
shown = shelf(settings)
try:
    published = routes(settings, lambda: datetime.now().astimezone().date().isoformat(), shown)
except BadSetting as error:
    raise SystemExit(str(error)) from error
app = st.App(
    "timeline/pages/main.py",
    routes=published,
    middleware=[Middleware(SecurityHeaders), Middleware(Shell, shown, settings.address), Middleware(Returning)],
    on_script_error=trouble.say,
)

gc.collect()
gc.freeze()  # what is loaded by now stays: the collector need not walk through it after every click
