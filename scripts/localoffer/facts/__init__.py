"""What is true: YAML with its lines, a shape for each kind of fact, references."""
