from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("wiki", "0004_records_packed_by_lz4"),
    ]

    operations = [migrations.AlterModelOptions(name="report", options={"ordering": ["-pk"]})]
