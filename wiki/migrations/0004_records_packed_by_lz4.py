from django.db import migrations

from common.lz4 import packed


def pack_records(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(packed("reversion_version", "serialized_data"))


class Migration(migrations.Migration):
    dependencies = [
        ("reversion", "0002_add_index_on_version_for_content_type_and_db"),
        ("wiki", "0003_log_of_lists"),
    ]

    operations = [migrations.RunPython(pack_records, migrations.RunPython.noop)]
