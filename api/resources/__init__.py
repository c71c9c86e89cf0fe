"""What the API has, a module each: `RESOURCE` says its name, its addresses and its shapes. Found by being here."""
