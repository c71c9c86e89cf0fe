"""Files have the colours of the light theme, as the sheets say them."""

from insights.drawing.palette import GROUPS, LIGHT, colour_of, in_light
from tests.test_look import STATIC, TOKENS, contrast, variables


def test_the_colours_are_those_of_the_sheets():
    sheets = variables(TOKENS / "theme-wikimedia-ui.css", STATIC / "css/tokens.css")
    assert {f"--{name}": sheets[name] for name in (name.removeprefix("--") for name in LIGHT)} == LIGHT


def test_a_group_keeps_its_colour_and_all_else_has_the_accent():
    assert colour_of("", "invasion") == "var(--group-invasion)"
    assert colour_of("", "unheard-of") == "var(--color-progressive)"
    assert set(GROUPS.values()) <= set(LIGHT)


def test_shapes_stand_out_from_the_ground_in_both_themes():
    dark = variables(
        TOKENS / "theme-wikimedia-ui.css",
        STATIC / "css/tokens.css",
        TOKENS / "theme-wikimedia-ui-mode-dark.css",
        STATIC / "css/tokens-dark.css",
    )
    for colours in (LIGHT, {f"--{name}": value for name, value in dark.items()}):
        for name in (*GROUPS.values(), "--color-progressive"):
            assert contrast(colours[name], colours["--background-color-base"]) >= 3


def test_variables_are_written_in():
    assert in_light('fill="var(--color-base)"') == 'fill="#202122"'
