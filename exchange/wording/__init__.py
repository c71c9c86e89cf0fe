"""Wording: sentences of our own about records of other bases, a module for each base that needs many."""
