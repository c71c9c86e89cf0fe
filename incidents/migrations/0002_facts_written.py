from django.db import migrations, models


def begin_with_the_revision(apps, schema_editor):
    apps.get_model("incidents", "EventFacts").objects.update(written=models.F("changed"))


class Migration(migrations.Migration):
    dependencies = [
        ("incidents", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="eventfacts",
            name="written",
            field=models.BigIntegerField(default=0),
            preserve_default=False,
        ),
        migrations.RunPython(begin_with_the_revision, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="eventfacts",
            index=models.Index(fields=["written", "event"], name="facts_in_order_written"),
        ),
    ]
