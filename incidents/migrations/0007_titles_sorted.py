from django.db import migrations, models

from wiki.names import sort_title

AT_ONCE = 5_000
UPDATES = {
    "Organisation": "UPDATE incidents_organisation SET sort_title = %s WHERE id = %s",
    "Source": "UPDATE incidents_source SET sort_title = %s WHERE id = %s",
}


def sort_titles(apps, schema_editor):
    """Row by row in the database's own words: the ORM would spell out a case for each row."""
    for name, update in UPDATES.items():
        model = apps.get_model("incidents", name)
        last = 0
        while rows := list(model.objects.filter(pk__gt=last).order_by("pk").values_list("title", "pk")[:AT_ONCE]):
            with schema_editor.connection.cursor() as cursor:
                cursor.executemany(update, [(sort_title(title), pk) for title, pk in rows])
            last = rows[-1][1]


def column():
    return models.BinaryField(default=b"", max_length=40)


class Migration(migrations.Migration):
    dependencies = [
        ("incidents", "0006_bodies_packed_by_lz4"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="organisation",
            options={
                "ordering": ["sort_title", "pk"],
                "verbose_name": "organisation",
                "verbose_name_plural": "organisations",
            },
        ),
        migrations.AlterModelOptions(
            name="source",
            options={"ordering": ["sort_title", "pk"], "verbose_name": "source", "verbose_name_plural": "sources"},
        ),
        migrations.AddField("organisation", "sort_title", column(), preserve_default=False),
        migrations.AddField("source", "sort_title", column(), preserve_default=False),
        migrations.RunPython(sort_titles, migrations.RunPython.noop),
    ]
