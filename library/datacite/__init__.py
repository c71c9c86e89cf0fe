"""DataCite's metadata schema 4 of data sets: https://schema.datacite.org/meta/kernel-4/."""
