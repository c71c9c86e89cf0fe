"""Reading lists: events that somebody gathers for a class, a seminar, a talk."""
