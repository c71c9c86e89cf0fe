from hypothesis import given
from hypothesis import strategies as st

from wiki.markup import anchored, anchors_in, render

BODY = "One [left open]{harm=insecurity}, said[^x] a report.\n\nTwo.\n\nOne more.\n\nTwo."


def anchors(body):
    return anchors_in(anchored(render(body, sources=["x"]).html))


def test_each_paragraph_and_each_passage_has_an_anchor_and_its_words():
    texts = [one.text for one in anchors(BODY)]
    assert texts == ["One left open, said a report.", "left open", "Two.", "One more.", "Two."]
    assert len({one.anchor for one in anchors(BODY)}) == 5


def test_an_anchor_stays_while_the_words_do():
    before = {one.text: one.anchor for one in anchors("First.\n\nKept as it is.")}
    after = {one.text: one.anchor for one in anchors("Put before.\n\nFirst, changed.\n\n*Kept* as it is.")}
    assert after["Kept as it is."] == before["Kept as it is."]


def test_in_quotations_notes_and_lists_too():
    assert {one.text for one in anchors("> Quoted.\n\n* item\n\n    More of it.\n")} >= {"Quoted.", "More of it."}


@given(st.lists(st.text(st.characters(exclude_categories=("C",)), max_size=40), max_size=6))
def test_no_two_are_the_same_and_nothing_else_changes(paragraphs):
    html = render("\n\n".join(paragraphs)).html
    found = [one.anchor for one in anchors_in(anchored(html))]
    assert len(found) == len(set(found))
    assert anchored(html).count("<p id=") == html.count("<p>")
