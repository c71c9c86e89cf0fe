"""Views of the vocabularies and laws."""
