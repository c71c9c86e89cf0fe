"""Escaping: text that Markdown is to show as it is, with no more backslashes than that needs."""

import re

from exchange.wikitext.marks import EM, EM_END, STRONG, STRONG_END

_SPECIAL = re.compile(
    r"(?P<backslash>\\(?=[!-/:-@\[-`{-~]))"
    r"|(?P<tick>`)"
    r"|(?P<star>\*(?=\S)|(?<=\S)\*)"
    r"|(?P<under>(?<![^\W_])_(?=\S)|(?<=\S)_(?![^\W_]))"
    r"|(?P<opening>\[(?=[\[^]))"
    r"|(?P<closing>\](?=[({\[:]))"
    r"|(?P<angle><(?=https?:|mailto:|[\w.+-]+@))"
    r"|(?P<entity>&(?=#?\w{1,40};))"
)
_SIGN = re.compile(r"[\\`*_\[\]<&]")
"""Without any of them a text is as it is, and most stretches of prose have none."""
_AT_START = re.compile(
    r"(?P<marks>\#{1,6}(?=[ \t]|$)|>|[-+*](?=[ \t])|:(?=[ \t])|~~~|-{2,}(?=[ \t]*$)|={2,}(?=[ \t]*$))"
    r"|(?P<number>\d{1,9})(?=\.[ \t])|\*(?=\[)|(?=[|: -]*\|[|: -]*$)(?P<bar>[|:-])"
)
_LOOSE_START = re.compile(rf"([{STRONG}{EM}]+)(\s+)")
_LOOSE_END = re.compile(rf"(?<!\s)(\s++)([{STRONG_END}{EM_END}]+)")
_TIGHT_END = re.compile(rf"(?<![:.,;!?])([:.,;!?]++)([{STRONG_END}{EM_END}]+)(?=\w)")
_EMPTY = re.compile(f"{STRONG}{STRONG_END}|{EM}{EM_END}")
_MARK = re.compile(f"[{STRONG}{EM}{STRONG_END}{EM_END}]")
_SHOWN = str.maketrans({STRONG: "**", STRONG_END: "**", EM: "*", EM_END: "*"})


def escaped(text: str) -> str:
    """Text in the middle of a line."""
    if not _SIGN.search(text):
        return text
    return _SPECIAL.sub(lambda match: "&amp;" if match["entity"] else f"\\{match.group()}", text)


def line_start(line: str) -> str:
    """A line of a paragraph that would else begin a heading, a list, a quotation, a definition or a rule."""
    match = _AT_START.match(line)
    if not match:
        return line
    if match["number"]:
        return f"{match['number']}\\{line[match.end() :]}"
    return f"\\{line}"


def tidied(text: str) -> str:
    """Emphasis with no blanks just inside its marks, which Markdown would not take for marks."""
    if not _MARK.search(text):
        return text
    text = _EMPTY.sub("", text)
    text = _LOOSE_END.sub(r"\2\1", _LOOSE_START.sub(r"\2\1", text))
    return _EMPTY.sub("", _TIGHT_END.sub(r"\2\1", text))


def emphasised(text: str) -> str:
    """The marks of emphasis as Markdown's."""
    return text.translate(_SHOWN)
