from django.db import migrations, models
from django.db.models import F

from wiki.names import sort_title

PLACE = [F("position").asc(nulls_last=True), "sort_title", "pk"]
TERMS = {
    "harm": ("harm", "harms"),
    "informationtype": ("information type", "information types"),
    "threatactor": ("threat actor", "threat actors"),
    "affectedgroup": ("affected group", "affected groups"),
    "consequence": ("tangible harm", "tangible harms"),
}
LAW = {"law": ("law", "laws")}


def sort_titles(apps, schema_editor):
    for name in (*TERMS, *LAW):
        model = apps.get_model("taxonomy", name)
        pages = list(model.objects.only("title"))
        for page in pages:
            page.sort_title = sort_title(page.title)
        model.objects.bulk_update(pages, ["sort_title"], batch_size=200)


def options(names, ordering):
    for model, (one, several) in names.items():
        said = {"ordering": ordering, "verbose_name": one, "verbose_name_plural": several}
        yield migrations.AlterModelOptions(name=model, options=said)


def columns(*names):
    for model in names:
        column = models.BinaryField(default=b"", max_length=40)
        yield migrations.AddField(model, "sort_title", column, preserve_default=False)


class Migration(migrations.Migration):
    dependencies = [
        ("taxonomy", "0001_initial"),
    ]

    operations = [
        *options(TERMS, PLACE),
        *options(LAW, ["sort_title", "pk"]),
        *columns(*TERMS, *LAW),
        migrations.RunPython(sort_titles, migrations.RunPython.noop),
    ]
