"""Layer 2: which events, how they are laid out, drawn and worded."""
