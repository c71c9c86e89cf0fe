"""Linked data: what the record of a revision says as RDF (docs/linked-data.md)."""
