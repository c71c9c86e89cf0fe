"""What is wrong with a value, said to the person who gave it."""

from collections.abc import Iterator, Sequence


class FieldError(ValueError):
    """One value that cannot be taken: the field's key, a message for people, and where in the field it is.

    `row` counts from 0 in the list as given, `column` is the key of a column; `also` holds the same field's other
    errors.
    """

    def __init__(
        self,
        key: str,
        message: str,
        row: int | None = None,
        column: str | None = None,
        also: Sequence["FieldError"] = (),
    ) -> None:
        super().__init__(key, message, row, column)
        self.key = key
        self.message = str(message)
        self.row = row
        self.column = column
        self.also = tuple(also)

    def __str__(self) -> str:
        place = self.key if self.row is None else f"{self.key}[{self.row}]"
        return f"{place}.{self.column}: {self.message}" if self.column else f"{place}: {self.message}"

    def __iter__(self) -> Iterator["FieldError"]:
        """This error and the same field's others."""
        yield self
        for error in self.also:
            yield from error


class RecordErrors(ValueError):
    """Everything that is wrong with a record, in the order of its fields."""

    def __init__(self, errors: Sequence[FieldError]) -> None:
        super().__init__("; ".join(map(str, errors)))
        self.errors = list(errors)
