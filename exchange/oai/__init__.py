"""OAI-PMH 2.0: how library catalogues and aggregators fetch all events, and later what has changed since."""
