import pytest

from wiki.markup import plain


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("", ""),
        ("a\n b\n\n\nc", "a b. c"),
        ("# One\n\ntext\n\nTwo\n---", "One. text. Two"),
        ("*a* **b** `c*` \\*d\\* e_f_g", "a b c* *d* e_f_g"),
        ("[a](/b) [[T|c]] [[harm:D]] <https://e.org/> ![f](/g) [h][i]\n\n[i]: /j", "a c D https://e.org/ f h"),
        ("[left *open*]{harm=x}.[^s] Next[^n].\n\n[^n]: A note.", "left open. Next. A note."),
        ("* a\n    * b\n\n1. c\n\n> d\n> > e", "a. b. c. d. e"),
        ("| a | b |\n|---|:-:|\n| [[c|d]] | `e|f` |", "a b. d e|f"),
        ("Term\n: definition\n\n---\n\n*[AB]: meaning\nAB", "Term. definition. AB"),
        ("```\ncode *x*\n```\n\n    more", "code *x* more"),
        ("<b>raw</b> &amp; &lt;i&gt; &copy; &nosuch;", "<b>raw</b> & <i> © &nosuch;"),
    ],
)
def test_the_words_without_the_markup(body, text):
    assert plain(body) == text
