from django.db import migrations

NARROW = """
ALTER TABLE incidents_eventtext ADD COLUMN texts text[];
UPDATE incidents_eventtext SET texts = ARRAY[title, names, lead, body];
ALTER TABLE incidents_eventtext ALTER COLUMN texts SET NOT NULL,
    DROP COLUMN title_words, DROP COLUMN words,
    DROP COLUMN title, DROP COLUMN names, DROP COLUMN lead, DROP COLUMN body;
ALTER TABLE incidents_eventtext ADD COLUMN words tsvector NOT NULL GENERATED ALWAYS AS (
    setweight(to_tsvector('casebook', texts[1]), 'A') || setweight(to_tsvector('casebook', texts[2]), 'B') ||
    setweight(to_tsvector('casebook', texts[3]), 'C') || setweight(to_tsvector('casebook', texts[4]), 'D')
) STORED;
"""


def narrow(apps, schema_editor):
    """The table is no model's: it is made, and its indexes are, after all migrations (incidents/search)."""
    if schema_editor.connection.vendor != "postgresql":
        return
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('incidents_eventtext') IS NOT NULL")
        if cursor.fetchone()[0]:
            cursor.execute(NARROW)


class Migration(migrations.Migration):
    dependencies = [
        ("incidents", "0004_codes_of_events_filled"),
    ]

    operations = [
        migrations.RunPython(narrow, migrations.RunPython.noop),
    ]
