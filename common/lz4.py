"""LZ4 in PostgreSQL: texts packed in a quarter of the time that its own method takes, to much the same size."""


def packed(table: str, *columns: str) -> str:
    """SQL after which what is written to columns is packed by LZ4, where this PostgreSQL was built with it."""
    steps = ", ".join(f'ALTER "{column}" SET COMPRESSION lz4' for column in columns)
    return f'DO $$ BEGIN ALTER TABLE "{table}" {steps}; EXCEPTION WHEN feature_not_supported THEN NULL; END $$'
