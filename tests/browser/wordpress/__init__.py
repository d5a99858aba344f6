"""Our embeds in a real WordPress."""
