"""Citing: what is cited, in the words of the Citation Style Language, and the engine that writes it in a style."""
