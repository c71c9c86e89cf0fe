"""The charts of /explore/, a module each: a question that is put to the events found, answered by a Series."""
