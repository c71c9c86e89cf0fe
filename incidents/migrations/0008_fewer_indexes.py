import django.core.validators
import django.db.models.deletion
import re
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('incidents', '0007_titles_sorted'),
        ('taxonomy', '0003_fewer_indexes'),
    ]

    operations = [
        migrations.AlterField(
            model_name='actorvalue',
            name='event',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='actor_values', to='incidents.event'),
        ),
        migrations.AlterField(
            model_name='breakdownrow',
            name='event',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='breakdown_rows', to='incidents.event'),
        ),
        migrations.AlterField(
            model_name='citation',
            name='event',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='citations', to='incidents.event'),
        ),
        migrations.AlterField(
            model_name='consequencevalue',
            name='event',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='consequence_values', to='incidents.event'),
        ),
        migrations.AlterField(
            model_name='event',
            name='earliest',
            field=models.DateField(blank=True, null=True, verbose_name='earliest day'),
        ),
        migrations.AlterField(
            model_name='event',
            name='latest',
            field=models.DateField(blank=True, null=True, verbose_name='latest day'),
        ),
        migrations.AlterField(
            model_name='event',
            name='slug',
            field=models.CharField(max_length=100, validators=[django.core.validators.RegexValidator(re.compile('\\A[^\\W_A-Z]+(?:-+[^\\W_A-Z]+)*\\Z'))], verbose_name='slug'),
        ),
        migrations.AlterField(
            model_name='event',
            name='state',
            field=models.CharField(choices=[('live', 'live'), ('deleted', 'deleted')], default='live', max_length=10, verbose_name='state'),
        ),
        migrations.AlterField(
            model_name='eventcountry',
            name='event',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='country_values', to='incidents.event'),
        ),
        migrations.AlterField(
            model_name='groupvalue',
            name='event',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='group_values', to='incidents.event'),
        ),
        migrations.AlterField(
            model_name='harmvalue',
            name='event',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='harm_values', to='incidents.event'),
        ),
        migrations.AlterField(
            model_name='highriskvalue',
            name='event',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='high_risk_values', to='incidents.event'),
        ),
        migrations.AlterField(
            model_name='informationvalue',
            name='event',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='information_values', to='incidents.event'),
        ),
        migrations.AlterField(
            model_name='involvement',
            name='event',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='involvements', to='incidents.event'),
        ),
        migrations.AlterField(
            model_name='legaloutcome',
            name='event',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='legal_outcomes', to='incidents.event'),
        ),
        migrations.AlterField(
            model_name='organisation',
            name='slug',
            field=models.CharField(max_length=100, validators=[django.core.validators.RegexValidator(re.compile('\\A[^\\W_A-Z]+(?:-+[^\\W_A-Z]+)*\\Z'))], verbose_name='slug'),
        ),
        migrations.AlterField(
            model_name='organisation',
            name='state',
            field=models.CharField(choices=[('live', 'live'), ('deleted', 'deleted')], default='live', max_length=10, verbose_name='state'),
        ),
        migrations.AlterField(
            model_name='passage',
            name='event',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='passages', to='incidents.event'),
        ),
        migrations.AlterField(
            model_name='source',
            name='address_key',
            field=models.CharField(blank=True, editable=False, max_length=255),
        ),
        migrations.AlterField(
            model_name='source',
            name='slug',
            field=models.CharField(max_length=100, validators=[django.core.validators.RegexValidator(re.compile('\\A[^\\W_A-Z]+(?:-+[^\\W_A-Z]+)*\\Z'))], verbose_name='slug'),
        ),
        migrations.AlterField(
            model_name='source',
            name='state',
            field=models.CharField(choices=[('live', 'live'), ('deleted', 'deleted')], default='live', max_length=10, verbose_name='state'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['state'], name='event_by_state'),
        ),
        migrations.AddIndex(
            model_name='organisation',
            index=models.Index(fields=['state'], name='organisation_by_state'),
        ),
        migrations.AddIndex(
            model_name='source',
            index=models.Index(fields=['state'], name='source_by_state'),
        ),
        migrations.AddIndex(
            model_name='source',
            index=models.Index(fields=['address_key'], name='source_by_address'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.UniqueConstraint(fields=('slug',), name='event_slug_is_used_once', opclasses=['varchar_pattern_ops']),
        ),
        migrations.AddConstraint(
            model_name='organisation',
            constraint=models.UniqueConstraint(fields=('slug',), name='organisation_slug_is_used_once', opclasses=['varchar_pattern_ops']),
        ),
        migrations.AddConstraint(
            model_name='source',
            constraint=models.UniqueConstraint(fields=('slug',), name='source_slug_is_used_once', opclasses=['varchar_pattern_ops']),
        ),
    ]
