"""VERIS, the Vocabulary for Event Recording and Incident Sharing (version 1.4): our events in its words."""
