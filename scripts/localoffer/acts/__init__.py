"""What writes into content/ or docs/: review, translate, begin a language."""
