import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("incidents", "0002_facts_written"),
    ]

    operations = [
        migrations.AddField(
            model_name="passagecode",
            name="event",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="passage_codes",
                to="incidents.event",
            ),
        ),
        migrations.AlterField(
            model_name="passagecode",
            name="passage",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="codes",
                to="incidents.passage",
            ),
        ),
        migrations.RemoveIndex(model_name="passagecode", name="passage_code_term"),
        migrations.AddIndex(
            model_name="passagecode",
            index=models.Index(fields=["kind", "term_id", "event"], name="passage_code_events"),
        ),
    ]
