"""The timeline as one process: `streamlit run app.py`."""

import gc

import plotly.graph_objects  # noqa: F401 - loaded now, so that it is among what gc.freeze() sets apart
import streamlit as st
from starlette.middleware import Middleware

from timeline.pages.headers import SecurityHeaders

app = st.App("timeline/pages/main.py", middleware=[Middleware(SecurityHeaders)])

gc.collect()
gc.freeze()  # what is loaded by now stays: the collector need not walk through it after every click
