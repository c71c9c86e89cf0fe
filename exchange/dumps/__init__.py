"""Dumps of the whole base, one module each: found by being in this folder."""
