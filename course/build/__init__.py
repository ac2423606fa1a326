"""Building: the site, the decks, the preview and what else is made of the sources."""
