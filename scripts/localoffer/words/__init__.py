"""How plain: readability, rules, forms of the words of the glossary."""
