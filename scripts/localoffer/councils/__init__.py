"""Everything for councils: pages, embeds, codes to paste, drift, the check page."""
