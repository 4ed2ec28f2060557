"""Layer 1: where events are kept and who changed what."""
