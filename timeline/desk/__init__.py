"""Layer 3: what editors do, without a screen: forms, likely doubles, differences, undo, the order of review."""
