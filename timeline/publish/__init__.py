"""Layer 3: what leaves the app: embeds, feeds, files."""
