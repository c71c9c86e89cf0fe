import django.core.validators
import re
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('wiki', '0005_reports_newest_first'),
    ]

    operations = [
        migrations.AlterField(
            model_name='guide',
            name='slug',
            field=models.CharField(max_length=100, validators=[django.core.validators.RegexValidator(re.compile('\\A[^\\W_A-Z]+(?:-+[^\\W_A-Z]+)*\\Z'))], verbose_name='slug'),
        ),
        migrations.AlterField(
            model_name='guide',
            name='state',
            field=models.CharField(choices=[('live', 'live'), ('deleted', 'deleted')], default='live', max_length=10, verbose_name='state'),
        ),
        migrations.AlterField(
            model_name='name',
            name='key',
            field=models.CharField(max_length=255, verbose_name='folded'),
        ),
        migrations.AddIndex(
            model_name='guide',
            index=models.Index(fields=['state'], name='guide_by_state'),
        ),
        migrations.AddIndex(
            model_name='name',
            index=models.Index(fields=['key'], name='name_by_key'),
        ),
        migrations.AddConstraint(
            model_name='guide',
            constraint=models.UniqueConstraint(fields=('slug',), name='guide_slug_is_used_once', opclasses=['varchar_pattern_ops']),
        ),
    ]
