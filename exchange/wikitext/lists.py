"""Lists: items with their marks (`*`, `#`, `:`, `;`) as Markdown, four blanks for each level."""

from collections.abc import Iterator

TAB = 4
MAX_DEPTH = 8
Item = tuple[str, str]


def written(items: list[Item]) -> Iterator[str]:
    """Blocks of Markdown: lists, definitions and quotations, each as long as marks of its sort go on."""
    run: list[Item] = []
    for item in items:
        if run and _sort(item) != _sort(run[-1]):
            yield _block(run)
            run = []
        run.append(item)
    if run:
        yield _block(run)


def _sort(item: Item) -> str:
    """What an item is part of: a definition, a quotation, or a list by its first mark."""
    marks, _text = item
    if set(marks) == {":"}:
        return "quotation" if len(marks) > 1 else "meaning"
    return "meaning" if marks == ";" else marks[0]


def _block(run: list[Item]) -> str:
    sort = _sort(run[0])
    if sort == "quotation" or (sort == "meaning" and not any(marks == ";" for marks, _text in run)):
        return "\n>\n".join(_quoted(marks, text) for marks, text in run if text)
    return _definitions(run) if sort == "meaning" else _list(run)


def _quoted(marks: str, text: str) -> str:
    return f"{'>' * min(len(marks), MAX_DEPTH)} {text}"


def _definitions(run: list[Item]) -> str:
    lines: list[str] = []
    for marks, text in run:
        if marks == ";":
            lines += ["", text] if lines else [text]
        elif text:
            lines.append(f":   {text}")
    return "\n".join(lines)


def _list(run: list[Item]) -> str:
    lines: list[str] = []
    before = ""
    for given, text in run:
        marks = given[: min(len(before) + 1, MAX_DEPTH)]
        if not text:
            continue
        if marks[-1] in ":;":
            marks = marks[:-1] or marks
            lines += ["", f"{' ' * (TAB * len(marks))}{text}", ""] if before else [text]
            continue
        lines += [""] if before and _is_other_list(before, marks) and lines[-1] else []
        lines.append(f"{' ' * (TAB * (len(marks) - 1))}{'1.' if marks[-1] == '#' else '-'} {text}")
        before = marks
    return "\n".join(lines).rstrip()


def _is_other_list(before: str, marks: str) -> bool:
    """Whether an item stands beside one of another sort: a blank line has to part them."""
    depth = len(marks)
    return len(before) >= depth and before[depth - 1] != marks[depth - 1]
