"""What looks like a code, found without reading the Markdown: never less than what passages have."""

from hypothesis import example, given

from tests.wiki.markup.test_agreement import with_examples
from tests.wiki.markup.writing import bodies
from wiki.markup import codes_named, scan_passages


@example("> [over\n> lines]{harm=insecurity\n> information=location}")
@with_examples
@given(bodies)
def test_every_code_of_a_passage_is_named(body):
    assert {pair for passage in scan_passages(body) for pair in passage.codes} <= codes_named(body)


def test_several_codes_are_told_apart():
    assert codes_named("[a]{harm=insecurity information=medical-and-health} [b]{actor=hacker}") == {
        ("harm", "insecurity"),
        ("information", "medical-and-health"),
        ("actor", "hacker"),
    }


def test_a_text_without_passages_names_none():
    assert codes_named("{harm=insecurity} and [[Insecurity]]") == set()
