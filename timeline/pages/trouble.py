"""What is said where a page breaks off for a reason that nobody foresaw. The log has the rest."""

import streamlit as st

_SORRY = (
    "Something went wrong here, and the page could not be drawn to its end. What was saved is safe. Load the page "
    "anew; if that does not help, tell whoever runs this timeline: the server’s log says what it was."
)


def say(_error: Exception) -> bool:
    """Our own sentence in place of Streamlit’s; true, so that nothing of the error itself reaches the page."""
    st.error(_SORRY)
    return True
