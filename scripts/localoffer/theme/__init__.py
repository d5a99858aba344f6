"""How it looks: templates, their typed contexts, assets, policy."""
