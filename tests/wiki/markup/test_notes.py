from tests.wiki.markup.reading import Elements, text_of
from wiki.markup import citation_ids, render, summary_html


def test_a_key_without_a_definition_cites_the_source_of_that_key():
    html = render("Open.[^nyt-2020] Closed.[^faz]", sources=["faz", "nyt-2020"]).html
    assert html == (
        '<p>Open.<sup class="citation" id="cite-nyt-2020-1"><a href="#source-nyt-2020">[2]</a></sup>'
        ' Closed.<sup class="citation" id="cite-faz-1"><a href="#source-faz">[1]</a></sup></p>'
    )


def test_each_citation_of_a_source_has_an_id_to_come_back_to():
    html = render("a[^s] [b[^s]]{harm=x} # c\n\n# d[^s]\n\n* e[^t]", sources=["s", "t"]).html
    assert citation_ids(html) == {"s": ["cite-s-1", "cite-s-2", "cite-s-3"], "t": ["cite-t-1"]}


def test_a_key_that_is_nowhere_is_shown_as_missing_and_reported():
    rendered = render("a[^x] b[^y] c[^x]", sources=["s"])
    assert rendered.unknown_keys == ["x", "y"]
    assert (
        '<sup class="citation citation-missing" title="No source of this page has the key “x”">[x?]</sup>'
        in rendered.html
    )
    assert citation_ids(rendered.html) == {}


def test_a_definition_makes_a_note_that_cannot_be_taken_for_a_source():
    rendered = render("a[^n] b[^n]\n\n[^n]: The *note*[^s].", sources=["s", "n"])
    assert rendered.unknown_keys == []
    assert rendered.html == (
        '<p>a<sup class="footnote-ref" id="noteref-1-1"><a href="#note-1" role="doc-noteref">[note 1]</a></sup>'
        ' b<sup class="footnote-ref" id="noteref-1-2"><a href="#note-1" role="doc-noteref">[note 1]</a></sup></p>\n'
        '<section aria-label="Notes" class="footnotes" role="doc-endnotes">\n<ol>\n<li id="note-1">\n'
        '<p>The <em>note</em><sup class="citation" id="cite-s-1"><a href="#source-s">[1]</a></sup>.'
        '<a aria-label="Back to reference 1 of note 1" class="footnote-backref" href="#noteref-1-1"'
        ' role="doc-backlink">↩</a>'
        '<a aria-label="Back to reference 2 of note 1" class="footnote-backref" href="#noteref-1-2"'
        ' role="doc-backlink">↩</a></p>\n</li>\n</ol>\n</section>'
    )


def test_a_note_goes_on_with_indented_blocks():
    html = render("a[^n]\n\n[^n]: first\nlazy\n\n    second\n\n    * third\n\nafter").html
    (before, note) = html.split("<section", 1)
    assert text_of(before) == "a[note 1] after"
    assert [text in note for text in ("first\nlazy", "second", "<li>third</li>")] == [True] * 3


def test_notes_are_numbered_in_the_order_of_their_definitions():
    html = render("[^b] [^a]\n\n[^a]: first\n[^b]: second\n\n# Heading").html
    assert text_of(html) == "[note 2] [note 1] Heading first↩ second↩"


def test_of_two_notes_with_one_key_the_first_counts_and_none_is_lost():
    html = render("[^a]\n\n[^a]: first\n\n[^a]: second").html
    assert text_of(html) == "[note 1] first↩ second"


def test_notes_end_at_the_next_block_at_the_margin():
    html = render("[^a]: note\n# Heading\n\ntext").html
    assert html.index("Heading") < html.index("<section")


def test_the_ids_of_a_body_go_on_where_those_of_its_lead_end():
    lead = "Lead[^s][^n].\n\n[^n]: note"
    body = "Body[^s][^n][^x].\n\n[^n]: another"
    rendered = render(body, sources=["s"], lead=lead)
    html = summary_html(lead, sources=["s"]) + rendered.html
    assert citation_ids(html) == {"s": ["cite-s-1", "cite-s-2"]}
    ids = [value for value in Elements(html).values("id") if "note" in value]
    assert ids == ["noteref-1-1", "noteref-2-1", "note-2"]
    assert '<ol start="2">' in rendered.html


def test_a_key_missing_in_the_lead_is_reported_with_the_body():
    assert render("a[^x]", lead="b[^y]").unknown_keys == ["y", "x"]


def test_keys_are_taken_as_they_are():
    html = render('[^a"b&c<d>]', sources=['a"b&c<d>']).html
    assert Elements(html).all("a") == [{"href": '#source-a"b&c<d>'}]
    assert citation_ids(html) == {'a"b&c<d>': ['cite-a"b&c<d>-1']}
