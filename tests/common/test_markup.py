"""Markup drawn in Python: what is put into it is text, unless it is markup."""

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy
from hypothesis import given
from hypothesis import strategies as st

from common.markup import markup

VALUES = st.one_of(
    st.text(), st.integers(), st.none(), st.text().map(mark_safe), st.just(gettext_lazy("Words & “more”"))
)


@given(st.lists(VALUES, max_size=4))
def test_it_is_what_django_makes_of_the_same(values):
    template = '<p title="{}">' + "{}" * len(values)
    assert markup(template, "a<'\">b", *values) == format_html(template, "a<'\">b", *values)


def test_it_is_put_into_other_markup_as_it_is():
    inner = markup("<b>{}</b>", "<i>")
    assert isinstance(inner, SafeString)
    assert markup("<p>{}</p>", inner) == "<p><b>&lt;i&gt;</b></p>"
