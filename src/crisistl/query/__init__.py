"""Query: a question as a tree, from typed text to a predicate and a sentence."""
