"""Webhooks: other systems are told of changes, some at a time, in order, at least once."""
