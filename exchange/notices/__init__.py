"""What importers of notices and lists share: dates, numbers, names, and an event made of a notice."""
