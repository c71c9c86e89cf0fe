"""The formats of metadata that harvesters may ask for, a module each: `FORMAT`. Found by being here."""
