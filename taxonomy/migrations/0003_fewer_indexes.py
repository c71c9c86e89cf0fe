import django.core.validators
import re
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('taxonomy', '0002_titles_sorted'),
    ]

    operations = [
        migrations.AlterField(
            model_name='affectedgroup',
            name='slug',
            field=models.CharField(max_length=100, validators=[django.core.validators.RegexValidator(re.compile('\\A[^\\W_A-Z]+(?:-+[^\\W_A-Z]+)*\\Z'))], verbose_name='slug'),
        ),
        migrations.AlterField(
            model_name='affectedgroup',
            name='state',
            field=models.CharField(choices=[('live', 'live'), ('deleted', 'deleted')], default='live', max_length=10, verbose_name='state'),
        ),
        migrations.AlterField(
            model_name='consequence',
            name='slug',
            field=models.CharField(max_length=100, validators=[django.core.validators.RegexValidator(re.compile('\\A[^\\W_A-Z]+(?:-+[^\\W_A-Z]+)*\\Z'))], verbose_name='slug'),
        ),
        migrations.AlterField(
            model_name='consequence',
            name='state',
            field=models.CharField(choices=[('live', 'live'), ('deleted', 'deleted')], default='live', max_length=10, verbose_name='state'),
        ),
        migrations.AlterField(
            model_name='harm',
            name='slug',
            field=models.CharField(max_length=100, validators=[django.core.validators.RegexValidator(re.compile('\\A[^\\W_A-Z]+(?:-+[^\\W_A-Z]+)*\\Z'))], verbose_name='slug'),
        ),
        migrations.AlterField(
            model_name='harm',
            name='state',
            field=models.CharField(choices=[('live', 'live'), ('deleted', 'deleted')], default='live', max_length=10, verbose_name='state'),
        ),
        migrations.AlterField(
            model_name='informationtype',
            name='slug',
            field=models.CharField(max_length=100, validators=[django.core.validators.RegexValidator(re.compile('\\A[^\\W_A-Z]+(?:-+[^\\W_A-Z]+)*\\Z'))], verbose_name='slug'),
        ),
        migrations.AlterField(
            model_name='informationtype',
            name='state',
            field=models.CharField(choices=[('live', 'live'), ('deleted', 'deleted')], default='live', max_length=10, verbose_name='state'),
        ),
        migrations.AlterField(
            model_name='law',
            name='slug',
            field=models.CharField(max_length=100, validators=[django.core.validators.RegexValidator(re.compile('\\A[^\\W_A-Z]+(?:-+[^\\W_A-Z]+)*\\Z'))], verbose_name='slug'),
        ),
        migrations.AlterField(
            model_name='law',
            name='state',
            field=models.CharField(choices=[('live', 'live'), ('deleted', 'deleted')], default='live', max_length=10, verbose_name='state'),
        ),
        migrations.AlterField(
            model_name='threatactor',
            name='slug',
            field=models.CharField(max_length=100, validators=[django.core.validators.RegexValidator(re.compile('\\A[^\\W_A-Z]+(?:-+[^\\W_A-Z]+)*\\Z'))], verbose_name='slug'),
        ),
        migrations.AlterField(
            model_name='threatactor',
            name='state',
            field=models.CharField(choices=[('live', 'live'), ('deleted', 'deleted')], default='live', max_length=10, verbose_name='state'),
        ),
        migrations.AddIndex(
            model_name='affectedgroup',
            index=models.Index(fields=['state'], name='affectedgroup_by_state'),
        ),
        migrations.AddIndex(
            model_name='consequence',
            index=models.Index(fields=['state'], name='consequence_by_state'),
        ),
        migrations.AddIndex(
            model_name='harm',
            index=models.Index(fields=['state'], name='harm_by_state'),
        ),
        migrations.AddIndex(
            model_name='informationtype',
            index=models.Index(fields=['state'], name='informationtype_by_state'),
        ),
        migrations.AddIndex(
            model_name='law',
            index=models.Index(fields=['state'], name='law_by_state'),
        ),
        migrations.AddIndex(
            model_name='threatactor',
            index=models.Index(fields=['state'], name='threatactor_by_state'),
        ),
        migrations.AddConstraint(
            model_name='affectedgroup',
            constraint=models.UniqueConstraint(fields=('slug',), name='affectedgroup_slug_is_used_once', opclasses=['varchar_pattern_ops']),
        ),
        migrations.AddConstraint(
            model_name='consequence',
            constraint=models.UniqueConstraint(fields=('slug',), name='consequence_slug_is_used_once', opclasses=['varchar_pattern_ops']),
        ),
        migrations.AddConstraint(
            model_name='harm',
            constraint=models.UniqueConstraint(fields=('slug',), name='harm_slug_is_used_once', opclasses=['varchar_pattern_ops']),
        ),
        migrations.AddConstraint(
            model_name='informationtype',
            constraint=models.UniqueConstraint(fields=('slug',), name='informationtype_slug_is_used_once', opclasses=['varchar_pattern_ops']),
        ),
        migrations.AddConstraint(
            model_name='law',
            constraint=models.UniqueConstraint(fields=('slug',), name='law_slug_is_used_once', opclasses=['varchar_pattern_ops']),
        ),
        migrations.AddConstraint(
            model_name='threatactor',
            constraint=models.UniqueConstraint(fields=('slug',), name='threatactor_slug_is_used_once', opclasses=['varchar_pattern_ops']),
        ),
    ]
