import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def take_from_passages(apps, schema_editor):
    event = apps.get_model("incidents", "Passage").objects.filter(pk=OuterRef("passage_id")).values("event_id")
    codes = apps.get_model("incidents", "PassageCode").objects.filter(event=None)
    codes.update(event_id=Subquery(event))


class Migration(migrations.Migration):
    # PostgreSQL alters no table in the transaction that has just filled its foreign key.
    atomic = False

    dependencies = [
        ("incidents", "0003_codes_of_events"),
    ]

    operations = [
        migrations.RunPython(take_from_passages, migrations.RunPython.noop, atomic=True),
        migrations.AlterField(
            model_name="passagecode",
            name="event",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="passage_codes",
                to="incidents.event",
            ),
        ),
    ]
