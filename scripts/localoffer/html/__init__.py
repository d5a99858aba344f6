"""One tree: parse, allow-list, relocate, isolate, text blocks, serialise. Nothing else reads HTML."""
