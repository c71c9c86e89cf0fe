"""Formats of single pages, one module each: found by being in this folder."""
