"""The views that every kind of page has, and those of the wiki as a whole; one module for each thing people do."""
