import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template

from common.templatetags import kept
from common.templatetags.access import may


@pytest.mark.parametrize("nobody", [None, "", AnonymousUser()])
def test_nobody_may_nothing(nobody):
    assert may(nobody, "edit") is False


def test_who_is_signed_in_may_what_the_role_grants(editor):
    assert may(editor, "move") is True
    assert may(editor, "delete") is False


def test_what_is_kept_is_drawn_once_for_the_same_values():
    template = Template("{% kept section %}<b>{{ section }} {{ other }}</b>{% endkept %}")

    def draw(**context):
        return template.render(Context(context))

    assert draw(section="events", other=1) == "<b>events 1</b>"
    assert draw(section="events", other=2) == "<b>events 1</b>"
    assert draw(section="<laws>", other=2) == "<b>&lt;laws&gt; 2</b>"
    assert draw(other=3) == "<b> 3</b>"


def test_of_what_is_kept_there_is_an_end(monkeypatch):
    monkeypatch.setattr(kept, "MOST", 2)
    template = Template("{% kept number %}{{ number }}{{ round }}{% endkept %}")
    for number in range(5):
        template.render(Context({"number": number, "round": 1}))
    assert len(template.nodelist[0].drawn) <= 2
    assert template.render(Context({"number": 0, "round": 2})) == "02"
