"""The look: templates stay clean of inline style and script, name only what exists, and colours can be read."""

import re
from itertools import product
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
STATIC = ROOT / "static"
TOKENS = STATIC / "vendor/codex-design-tokens"
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
GUIDE = (ROOT / "docs/look.md").read_text()
GROUPS = ["collection", "processing", "dissemination", "invasion"]


def templates_with(pattern):
    """Every match of a pattern's group in the templates, with the template that has it."""
    return {
        (str(path.relative_to(ROOT)), found) for path in TEMPLATES for found in re.findall(pattern, path.read_text())
    }


def variables(*sheets):
    """The custom properties that sheets set, a later sheet over an earlier one."""
    return {name: value for sheet in sheets for name, value in re.findall(r"--([\w-]+):\s*(#\w+);", sheet.read_text())}


def luminance(colour):
    digits = colour.removeprefix("#")
    digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(scope="module")
def themes():
    light = [TOKENS / "theme-wikimedia-ui.css", STATIC / "css/tokens.css"]
    dark = [TOKENS / "theme-wikimedia-ui-mode-dark.css", STATIC / "css/tokens-dark.css"]
    return {"light": variables(*light), "dark": variables(*light, *dark)}


@pytest.mark.parametrize("pattern", [r"\s(style=)", r"(<style)", r"\s(on[a-z]+=)", r"(<script(?![^>]*\ssrc=)[^>]*>)"])
def test_no_template_has_inline_style_or_script(pattern):
    assert templates_with(pattern) == set()


def test_every_static_file_that_a_template_names_exists():
    named = templates_with(r"""{% static ['"]([^'"]+)['"] %}""")
    assert [(where, path) for where, path in named if not (STATIC / path).is_file()] == []


def test_every_icon_that_a_template_names_is_in_the_sprite():
    icons = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "vendor/lucide/sprite.svg").read_text()))
    named = templates_with(r'_icon\.html" with name="([^"]+)"')
    assert [(where, icon) for where, icon in named if icon not in icons] == []


def test_the_guide_names_every_sheet_and_script():
    sheets = [path.stem for path in (STATIC / "css").glob("*.css")]
    scripts = [path.name for path in (STATIC / "js").glob("*.js")]
    assert [name for name in sheets if f"`{name}`" not in GUIDE] == []
    assert [name for name in scripts if name not in GUIDE] == []


def test_the_guide_names_every_part():
    assert [path.name for path in TEMPLATES if path.parent.name == "parts" and path.name not in GUIDE] == []


@pytest.mark.parametrize(
    ("theme", "group", "ground"),
    list(product(["light", "dark"], GROUPS, ["background-color-base", "background-color-neutral-subtle"])),
)
def test_the_groups_can_be_read_as_text(themes, theme, group, ground):
    colours = themes[theme]
    assert contrast(colours[f"group-{group}"], colours[ground]) >= 4.5
