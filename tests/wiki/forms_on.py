"""What a browser would send: the fields of the form on a page, filled in as they stand there."""

from urllib.parse import urlsplit

from tests.accounts.pages import page as parsed


def form_on(response, status=200, action=None):
    """Names and values of the page's main form, the last control of a name winning as lists do not occur."""
    soup = parsed(response, status)
    for hidden in soup.select("template"):
        hidden.decompose()
    form = soup.select_one(f'form[action="{action}"]') if action else soup.select_one("main form[method=post]")
    assert form, "no form on the page"
    fields = {}
    for control in form.select("input[name], select[name], textarea[name]"):
        value = _value(control)
        if value is not None:
            fields.setdefault(control["name"], []).append(value)
    fields.pop("csrfmiddlewaretoken", None)
    return fields


def path_of(response):
    """Where a redirect leads."""
    return urlsplit(response.url).path


def _value(control):
    if control.name == "textarea":
        return control.text.removeprefix("\n")
    if control.name == "select":
        chosen = control.select_one("option[selected]") or control.select_one("option")
        return chosen.get("value", chosen.text)
    if control.get("type") in ("checkbox", "radio"):
        return control.get("value", "on") if control.has_attr("checked") else None
    return control.get("value", "")
