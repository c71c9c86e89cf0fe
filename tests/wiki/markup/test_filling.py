import pytest
from django.utils import translation

from tests.wiki.markup.reading import Elements, text_of
from wiki.markup import Answer, Target, fill, render, targets

INSECURITY = Target("harm", "insecurity", is_code=True)


def filled(body, answers, edit_url=None):
    return fill(render(body).html, answers, edit_url=edit_url)


def test_targets_are_listed_once_in_order_codes_among_them():
    html = render("[[a]] [b [[harm:c|d]]]{harm=insecurity} [[a#e|f]]").html
    assert targets(html) == [Target("", "a"), Target("harm", "c"), INSECURITY]


def test_a_link_leads_to_its_page():
    answers = {Target("", "a"): Answer("/events/a/", "a", exists=True)}
    assert filled("[[a]]", answers) == '<p><a href="/events/a/">a</a></p>'


def test_a_link_that_shows_something_else_tells_the_title():
    answers = {Target("", "a"): Answer("/events/a/?b&c", 'A "title"', exists=True)}
    assert filled("[[a|*here*]]", answers) == (
        '<p><a href="/events/a/?b&amp;c" title="A &quot;title&quot;"><em>here</em></a></p>'
    )


def test_a_fragment_leads_to_the_section():
    answers = {Target("", "a"): Answer("/events/a/", "a", exists=True)}
    assert filled("[[a#What happened|a]]", answers) == '<p><a href="/events/a/#section-what-happened">a</a></p>'


def test_a_missing_page_is_red_and_leads_to_its_creation():
    answers = {Target("", "a"): Answer("/events/new/?title=a", "a", exists=False)}
    assert filled("[[a#b|a]]", answers) == (
        '<p><a class="new" href="/events/new/?title=a" title="a (page does not exist)" rel="nofollow">a</a></p>'
    )


def test_a_code_shows_the_label_of_today():
    answers = {INSECURITY: Answer("/taxonomy/harms/insecurity/", "Insecurity & co", exists=True)}
    assert (
        '<sup class="codes"><a class="code code-harm" href="/taxonomy/harms/insecurity/">Insecurity &amp; co</a></sup>'
    ) in filled("[a]{harm=insecurity}", answers)


def test_a_code_without_a_term_is_red_and_keeps_its_slug_made_readable():
    answers = {
        Target("information", "medical-and-health", is_code=True): Answer("/new/", "medical-and-health", exists=False)
    }
    html = filled("[a]{information=medical-and-health}", answers)
    assert text_of(html) == "aMedical and health"
    assert Elements(html).all("a")[0]["class"] == "code code-information new"


def test_what_nobody_answered_is_text():
    assert filled("[[a|*b*]] [c]{harm=insecurity}", {}).startswith("<p><em>b</em> <mark")
    assert "<a" not in filled("[[a|*b*]] [c]{harm=insecurity}", {})


def test_addresses_and_titles_of_answers_are_escaped():
    answers = {
        Target("", "a"): Answer('/a/"><script>', '"><script>', exists=False),
        INSECURITY: Answer("/a/", "<script>", exists=True),
    }
    html = filled("[[a]] [b]{harm=insecurity}", answers)
    assert [tag for tag, _ in Elements(html).found] == ["p", "a", "mark", "sup", "a"]


def test_each_section_has_its_edit_link():
    html = filled('# One\n\n## Two & "three"', {}, edit_url="/events/x/edit/")
    assert Elements(html).all("a") == [
        {"class": "section-edit", "href": "/events/x/edit/?section=1", "aria-label": "Edit section: One"},
        {"class": "section-edit", "href": "/events/x/edit/?section=2", "aria-label": 'Edit section: Two & "three"'},
    ]
    assert '<h2 id="section-one">One</h2>\n<a class="section-edit"' in html


def test_old_revisions_and_print_have_none():
    html = filled("# One", {})
    assert html == '<div class="section-heading">\n<h2 id="section-one">One</h2>\n</div>'


@pytest.mark.parametrize("body", ["[[a]]", "# [[a]]", "[b [[a]]]{harm=x}", "[^n]\n\n[^n]: [[a]]"])
def test_nothing_is_left_open(body):
    for answers in ({}, {Target("", "a"): Answer("/a/", "a", exists=True)}):
        assert not Elements(filled(body, answers, edit_url="/e/")).values("data-link")


def test_stored_html_does_not_follow_the_language_of_whoever_opens_a_page_first(monkeypatch):
    monkeypatch.setattr("wiki.markup.extensions.notes._", lambda text: f"{translation.get_language()}: {text}")
    with translation.override("de"):
        assert text_of(render("a[^x]").html) == "a[x?]"
        assert 'title="en-gb: No source' in render("a[^x]").html
