"""Reading bodies: JSON and nothing that only looks like it, of bounded size and depth; what is wrong is named."""

import json
import re
from typing import Any, NoReturn

from django.utils.translation import gettext as _
from rest_framework.parsers import BaseParser

from api.problems import Problem
from wiki.fields.base import quoted

MOST_BYTES = 5 * 1024 * 1024
DEEPEST = 12
_TOKENS = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\Z)|[\[\]{}]', re.DOTALL)
"""Texts, and what opens and closes."""


class StrictJSON(BaseParser):
    """One JSON object. Numbers that are none, keys that are given twice and text that is not UTF-8 are refused."""

    media_type = "application/json"

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> dict[str, Any]:
        said = _loaded(_read(stream))
        if not isinstance(said, dict):
            raise Problem(422, _("The body has to be an object."))
        return said


def body_of(request: Any) -> dict[str, Any]:
    """What a request sends; 400 where it sends nothing."""
    if request.stream is None:
        raise Problem(400, _("The body is missing."))
    said: dict[str, Any] = request.data
    return said


def _read(stream: Any) -> bytes:
    """All of the body; 413 where it is too large, whether it says so or not."""
    content: bytes = stream.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        limit = MOST_BYTES // 1024**2
        raise Problem(413, _("A body may have %d MiB.") % limit, more={"limit": MOST_BYTES})
    return content


def _loaded(content: bytes) -> Any:
    try:
        text = content.decode()
        _refuse_depth(text)
        return json.loads(text, object_pairs_hook=_object, parse_constant=_no_number)
    except UnicodeDecodeError as wrong:
        raise Problem(400, _("The body is not UTF-8 (byte %d).") % wrong.start) from None
    except json.JSONDecodeError as wrong:
        message = _("The body is not JSON (line %(line)d, column %(column)d).")
        raise Problem(400, message % {"line": wrong.lineno, "column": wrong.colno}) from None
    except ValueError:  # a number of more digits than Python reads
        raise Problem(400, _("The body has a number that is too long.")) from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read = dict(pairs)
    if len(read) < len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Problem(400, "", errors={quoted(twice)[1:-1]: [_("This key is given twice.")]})
    return read


def _no_number(text: str) -> NoReturn:
    raise Problem(400, _("%s is no number in JSON.") % text)


def _refuse_depth(text: str) -> None:
    """422 where values stand in one another too deeply, at the key in which they do; told before it is parsed."""
    depth, key = 0, ""
    for token in _TOKENS.finditer(text):
        match token[0]:
            case "[" | "{":
                depth += 1
            case "]" | "}":
                depth -= 1
            case word if depth == 1:
                key = word
        if depth > DEEPEST:
            raise Problem(422, "", errors={_key(key): [_("This is nested too deeply.")]})


def _key(token: str) -> str:
    """A key as its token has it, made fit to be told."""
    try:
        return quoted(json.loads(token))[1:-1]
    except ValueError:
        return _("body")
