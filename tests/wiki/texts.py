"""Texts for property tests: any lines at all, and edits of a text as people make them."""

from hypothesis import strategies as st

LINE = st.sampled_from(
    [
        "",
        "a",
        "b",
        "the dog",
        "the cat",
        "A longer line that says some more.",
        "A longer line that says no more.",
        " x\t",
    ]
)
TEXT = st.lists(LINE, max_size=12).map("\n".join)
EDIT = st.tuples(st.integers(0, 30), st.sampled_from(["insert", "replace", "delete"]), st.integers(0, 99))


def edited(lines, edits, mark):
    """The lines after some edits, each of which adds lines that occur nowhere else, or takes lines away."""
    lines = list(lines)
    for number, (place, deed, word) in enumerate(edits):
        at = place % (len(lines) + 1)
        fresh = f"{mark}{number} {word}"
        if deed == "insert":
            lines.insert(at, fresh)
        elif at < len(lines):
            lines[at : at + 1] = [fresh] if deed == "replace" else []
    return lines


@st.composite
def three_texts(draw):
    """A base of distinct paragraphs, and two edited versions of it, as lists of lines."""
    base = [line for n in range(draw(st.integers(0, 8))) for line in (f"base {n}", "")][:-1]
    sides = (edited(base, draw(st.lists(EDIT, max_size=4)), mark) for mark in ("theirs", "mine"))
    return base, *map(without_blank_end, sides)


def without_blank_end(lines):
    """Lines as cleaned prose has them: no blank line at the end."""
    return "\n".join(lines).rstrip().split("\n") if "".join(lines).strip() else []
