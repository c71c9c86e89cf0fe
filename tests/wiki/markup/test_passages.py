import pytest

from tests.wiki.markup.reading import Elements, text_of
from wiki.markup import render, scan_passages

CODED = "[left unencrypted on unsecured servers]{harm=insecurity}"


def only(body):
    (passage,) = scan_passages(body)
    return passage


def test_a_passage_is_marked_and_followed_by_its_code():
    html = render(f"The data were {CODED}.").html
    key = only(CODED).key
    assert (
        f'The data were <mark class="passage" id="passage-{key}">left unencrypted on unsecured servers</mark>'
        '<sup class="codes"><a data-link="harm=insecurity">Insecurity</a></sup>.'
    ) in html


def test_several_codes_stand_side_by_side():
    html = render("[x]{harm=insecurity information=medical-and-health harm=exclusion}").html
    assert text_of(html) == "xInsecurity, Medical and health, Exclusion"
    assert only("[x]{harm=a harm=b harm=a}").codes == (("harm", "a"), ("harm", "b"))


@pytest.mark.parametrize("kind", ["harm", "information", "actor", "group", "consequence"])
def test_each_kind_of_term_can_code(kind):
    assert only(f"[x]{{{kind}=some-term}}").codes == ((kind, "some-term"),)


@pytest.mark.parametrize(
    "body",
    [
        "[x]{law=gdpr}",
        "[x]{harm}",
        "[x]{harm=}",
        "[x]{harm=Insecurity}",
        "[x]{harm=a_b}",
        "[x]{harm=-a}",
        "[x]{harm=a,b}",
        "[x]{harm=a",
        "[x] {harm=a}",
        "[x]{harm='a'}",
        "[x]{.class}",
        "[x]{}",
        "[x]{harm=" + "a" * 101 + "}",
        "[]{harm=a}",
        "[ ]{harm=a}",
        "[ [^key] [^other] ]{harm=a}",
        "x]{harm=a}",
        r"\[x]{harm=a}",
        r"[x\]{harm=a}",
        "[one\n\ntwo]{harm=a}",
        "* [one\n* two]{harm=a}",
        "# [one\ntwo]{harm=a}",
        "`[x]{harm=a}`",
        "[x `]{harm=a}`",
        "    [x]{harm=a}",
        "```\n[x]{harm=a}\n```",
        "~~~ python\n[x]{harm=a}\n~~~",
        "* item\n\n        [x]{harm=a}",
        ">     [x]{harm=a}",
        "| [x | y]{harm=a} |\n|---|---|\n| z | |",
        "<https://example.org/[x]{harm=a}>",
        '[ref]: /u "[x]{harm=a}"',
        "*[AB]: [x]{harm=a}",
    ],
)
def test_what_is_no_passage_stays_as_it_was_typed(body):
    assert scan_passages(body) == []
    assert "<mark" not in render(body).html


@pytest.mark.parametrize(
    "body",
    [
        "* one [x]{harm=a}",
        "1. one\n    * two [x]{harm=a}",
        "> quoted [x]{harm=a}",
        "> > * [x]{harm=a}",
        "## Heading [x]{harm=a}",
        "Heading [x]{harm=a}\n====",
        "| a | [x]{harm=a} |\n|---|---|",
        "| a | b |\n|---|---|\n| c | d | [x]{harm=a} |",
        "Term\n:   [x]{harm=a}",
        "text[^n]\n\n[^n]: note [x]{harm=a}",
        "**bold [x]{harm=a}**",
        "text\n    [x]{harm=a}",
        "* item\n\n    [x]{harm=a}",
        "[[Title]] [x]{harm=a}",
        "[unclosed [x]{harm=a}",
        "[x]{ harm=a }",
        "[x]{harm=a\nharm=b}",
        "![x]{harm=a}",
    ],
)
def test_a_passage_can_stand_anywhere_in_text(body):
    assert only(body).text == "x"
    assert render(body).html.count("<mark") == 1


def test_brackets_links_notes_and_emphasis_are_allowed_inside():
    body = "[a [b] *c* [[Title|d]] [e](https://example.org/) `f]`[^s] ![g](/h)]{harm=a}"
    assert only(body).text == "a [b] c d e f] g"
    tags = [tag for tag, _ in Elements(render(body, sources=["s"]).html).found]
    assert tags == [
        "p",
        "mark",
        "em",
        "a",
        "a",
        "code",
        "sup",
        "a",
        "a",
        "sup",
        "a",
    ]


def test_of_passages_inside_each_other_the_inner_counts():
    assert only("[a [b]{harm=x} c]{harm=y}").text == "b"


def test_a_passage_reaches_over_the_lines_of_its_block():
    body = "> * [left\n>   unencrypted]{harm=x} there"
    assert only(body).text == "left unencrypted"
    assert body[only(body).start : only(body).end] == "[left\n>   unencrypted]{harm=x}"
    assert text_of(render(body).html) == "left unencryptedX there"


def test_the_place_of_a_passage_counts_tabs_and_line_ends_as_they_are():
    body = "*\tone\r\n\r\n\ttwo [x]{harm=a}"
    assert body[only(body).start : only(body).end] == "[x]{harm=a}"


def test_the_key_stays_while_text_and_codes_stay():
    key = only(CODED).key
    assert only(f"> Moved, **{CODED}** elsewhere").key == key
    assert only("[left *unencrypted*\non unsecured servers[^s]]{harm=insecurity}").key == key
    assert only("[x]{harm=a actor=b}").key == only("[x]{actor=b harm=a}").key
    assert only(CODED.replace("left", "kept")).key != key
    assert only(CODED.replace("insecurity", "exclusion")).key != key


def test_a_repeated_passage_has_a_key_of_its_own():
    first, second, third = scan_passages(f"{CODED} {CODED}", CODED)
    assert (second.key, third.key) == (f"{first.key}-2", f"{first.key}-3")


def test_passages_of_notes_come_last_as_on_the_page():
    assert [p.text for p in scan_passages("[^n]: [note]{harm=a}\n\ntext[^n] [body]{harm=a}")] == ["body", "note"]


@pytest.mark.parametrize(
    ("body", "context"),
    [
        ("First. It was [left open]{harm=x} for years. Last.", "It was left open for years."),
        ("One! [Two]{harm=x}. Three.", "Two."),
        ("[Whole sentence.]{harm=x} Next.", "Whole sentence."),
        ("He said “no.” [Two]{harm=x}", "Two"),
        ("a *b* [c]{harm=x} `d` [e]{harm=y}[^s] [[f]]", "a b c d e f"),
        ("| a | [b]{harm=x} |\n|---|---|", "a b"),
    ],
)
def test_the_context_is_the_sentence_around(body, context):
    assert scan_passages(body)[0].context == context


def test_the_context_of_an_endless_sentence_is_cut_at_words():
    context = only("word " * 200 + "[x]{harm=a}" + " word" * 200).context
    before, after = context.split(" x ")
    assert before.startswith("…word ")
    assert after.endswith(" word…")
    assert len(context) < 420


def test_a_text_without_coded_passages_is_not_read(monkeypatch):
    monkeypatch.setattr("wiki.markup.passages.read", None)
    assert scan_passages("A [link](/u), a {brace} and [[more]]. " * 1000) == []
