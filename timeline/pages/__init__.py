"""Layer 4: one Streamlit screen each, thin."""
