"""Facts: what filters, counts and orders need to know of an event, in one narrow row for each."""

import secrets

from django.db import connection, models

from incidents.models.event import Event


class EventFacts(models.Model):
    """What the rows of an event's infobox amount to. Derived from them in the saving transaction.

    `codes` is a sorted list of little-endian uint64: number of the facet << 32 | number of the value. Trees of terms
    and merged organisations are joined at reading, so that moving a term writes nothing here. The days and numbers are
    intervals with both ends included, as incidents.index.spans makes them: never null, empty where nothing is known.
    `changed` is the moment of the latest revision, which an import may bring late; `written` is when it came to be
    known here, in microseconds both: in that order harvesters read.
    """

    event = models.OneToOneField(Event, on_delete=models.CASCADE, primary_key=True, related_name="facts")
    stamp = models.BigIntegerField(db_index=True)
    live = models.BooleanField()
    codes = models.BinaryField()
    earliest = models.IntegerField()
    latest = models.IntegerField()
    people_low = models.BigIntegerField()
    people_high = models.BigIntegerField()
    changed = models.BigIntegerField()
    written = models.BigIntegerField()
    sort_title = models.BinaryField(max_length=40)

    class Meta:
        indexes = [models.Index(fields=["written", "event"], name="facts_in_order_written")]

    def __str__(self) -> str:
        return f"facts of event {self.event_id}"


def random_epoch() -> int:
    return secrets.randbits(62)


class FactStamp(models.Model):
    """One row that counts every writing of facts: whoever holds them in memory asks for those with a greater stamp.

    `epoch` is drawn anew where facts were changed without a stamp, and makes everyone load all of them. `vocabulary`
    counts the changes of terms, laws and organisations.
    """

    ONLY = 1

    epoch = models.BigIntegerField(default=random_epoch)
    number = models.BigIntegerField(default=0)
    vocabulary = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="fact_stamp_is_one_row")]

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def next(cls) -> int:
        """The next stamp. The row stays locked until the transaction ends: stamps come in the order of the commits."""
        table = cls._meta.db_table
        with connection.cursor() as cursor:
            cursor.execute(f'UPDATE "{table}" SET "number" = "number" + 1 WHERE "id" = %s', [cls.ONLY])  # noqa: S608
            cursor.execute(f'SELECT "number" FROM "{table}" WHERE "id" = %s', [cls.ONLY])  # noqa: S608 (a name of ours)
            row = cursor.fetchone()
        return int(row[0]) if row else cls._first()

    @classmethod
    def _first(cls) -> int:
        cls.objects.get_or_create(pk=cls.ONLY)
        return cls.next()

    @classmethod
    def count_vocabulary(cls) -> None:
        """Tell that names or places of terms, laws or organisations have changed."""
        cls._count(vocabulary=models.F("vocabulary") + 1)

    @classmethod
    def begin_epoch(cls) -> None:
        """Make everyone load all facts anew."""
        cls._count(epoch=random_epoch())

    @classmethod
    def _count(cls, **values: object) -> None:
        cls.objects.get_or_create(pk=cls.ONLY)
        cls.objects.filter(pk=cls.ONLY).update(**values)
