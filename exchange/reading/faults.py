"""What is wrong with a line of a file."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """A line that cannot be taken, and why; line 0 is the file as a whole."""

    line: int
    reason: str
