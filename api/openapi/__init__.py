"""The API's description of itself in OpenAPI 3.1: made from the views and the record fields, never written by hand."""
