"""When it was so: git, units, stamps, reviews, change notes."""
