"""Blocks of Markdown as wikitext: paragraphs, lists, quotations, tables, definitions."""

import re
from collections.abc import Callable, Iterator

from exchange.wikitext.writing import words
from wiki.markup.tokens import PLACEHOLDER

TAB = 4
_ITEM = re.compile(r"(?P<indent> *)(?P<mark>[*+-]|\d+\.)[ \t]+(?P<text>.*)", re.DOTALL)
_DEFINITION = re.compile(r":[ \t]+(?P<text>.*)")
_QUOTE = re.compile(r" {0,3}> ?")
_RULE = re.compile(r" *---\Z")
_SEPARATOR = re.compile(r"[|: -]+\Z")
_BAR = re.compile(r"(?<!\\)\|")
Write = Callable[[str], str]


def blocks(text: str, write: Write) -> Iterator[str]:
    """The blocks of a text that has placeholders for its headings and code; `write` writes a stretch."""
    run: list[list[str]] = []
    for lines in _parts(text):
        if run and not _goes_on(run[0], lines):
            yield _block(run, write)
            run = []
        run.append(lines)
    if run:
        yield _block(run, write)


def _parts(text: str) -> Iterator[list[str]]:
    """The lines of each block, as blank lines part them; a quotation goes on over blank lines within it."""
    lines: list[str] = []
    for line in text.split("\n"):
        if line.strip():
            lines.append(line)
        elif lines:
            yield lines
            lines = []
    if lines:
        yield lines


def _goes_on(first: list[str], lines: list[str]) -> bool:
    """Whether a block is part of what began with another: a list, or a list of definitions."""
    if _is_list(first):
        return _is_list(lines) or lines[0].startswith(" " * TAB)
    return _is_definition(first) and _is_definition(lines)


def _is_definition(lines: list[str]) -> bool:
    return any(_DEFINITION.match(line) for line in lines[:2])


def _is_list(lines: list[str]) -> bool:
    return bool(_ITEM.match(lines[0])) and not _RULE.match(lines[0])


def _block(run: list[list[str]], write: Write) -> str:
    lines = run[0]
    if _is_list(lines):
        return "\n".join(_list(run, write))
    if _RULE.match(lines[0]) and len(lines) == 1:
        return "----"
    if _QUOTE.match(lines[0]):
        inner = "\n".join(_QUOTE.sub("", line, count=1) for line in lines)
        return "<blockquote>\n" + "\n\n".join(blocks(inner, write)) + "\n</blockquote>"
    if len(lines) > 1 and "|" in lines[0] and _SEPARATOR.match(lines[1]):
        return _table(lines, write)
    if _is_definition(lines):
        return "\n".join(_definitions([line for one in run for line in one], write))
    return _paragraph(lines, write)


def _paragraph(lines: list[str], write: Write) -> str:
    alone = PLACEHOLDER.fullmatch("".join(lines).strip())
    if alone:
        return write("".join(lines).strip())
    written = write("\n".join(_broken(line) for line in lines)).strip()
    return "\n".join(words.line(line) for line in written.split("\n"))


def _broken(line: str) -> str:
    """A line; one that ends in two blanks breaks there."""
    return f"{line.strip()}{BREAK}" if line.endswith("  ") else line.strip()


BREAK = "\x14"


def _list(run: list[list[str]], write: Write) -> Iterator[str]:
    """Items with as many marks as they are deep; further paragraphs of an item with a colon behind its marks."""
    marks = ""
    items: list[tuple[str, str]] = []
    for lines in run:
        for number, line in enumerate(lines):
            match = _ITEM.match(line)
            if match:
                depth = min(len(match["indent"]) // TAB, len(marks))
                marks = marks[:depth] + ("#" if match["mark"][0].isdigit() else "*")
                items.append((marks, match["text"]))
            elif number or not items:
                before, text = items.pop() if items else ("*", "")
                items.append((before, f"{text}\n{line.strip()}".strip()))
            else:
                depth = max(1, min((len(line) - len(line.lstrip())) // TAB, len(marks)))
                marks = marks[:depth]
                items.append((f"{marks}:", line.strip()))
    for one, text in items:
        yield f"{one} {' '.join(write(_with_breaks(text)).split(chr(10)))}"


def _with_breaks(text: str) -> str:
    return "\n".join(_broken(line) for line in text.split("\n"))


def _definitions(lines: list[str], write: Write) -> Iterator[str]:
    for line in lines:
        match = _DEFINITION.match(line)
        yield f": {write(match['text'])}" if match else f"; {write(line.strip())}"


def _table(lines: list[str], write: Write) -> str:
    head, _rule, *rows = [_cells(line) for line in lines]
    written = ['{| class="wikitable"']
    if any(head):
        written += [f"! {write(cell)}".rstrip() for cell in head]
    for row in rows:
        written += ["|-", *(f"| {_cell(write(cell))}".rstrip() for cell in row)]
    return "\n".join([*written, "|}"])


def _cell(text: str) -> str:
    """A cell whose text would be read as a mark of the table."""
    return words.guarded(text[0]) + text[1:] if text[:1] in ("-", "+", "}") else text


def _cells(line: str) -> list[str]:
    text = line.strip()
    text = text.removeprefix("|")
    text = text[:-1] if text.endswith("|") and not text.endswith("\\|") else text
    return [cell.strip() for cell in _BAR.split(text)]
