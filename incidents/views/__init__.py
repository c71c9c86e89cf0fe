"""Views of events, organisations and sources as lists; each page itself is read by wiki.views.reading."""
