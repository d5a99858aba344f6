"""What is said: sources, front matter, Markdown, links, navigation."""
