from django.db import migrations

from common.lz4 import packed


def pack_bodies(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(packed("incidents_event", "summary", "body"))


class Migration(migrations.Migration):
    dependencies = [
        ("incidents", "0005_texts_in_one_column"),
    ]

    operations = [migrations.RunPython(pack_bodies, migrations.RunPython.noop)]
