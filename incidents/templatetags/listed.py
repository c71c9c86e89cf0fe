"""How events stand in lists. In Python, for a page has dozens of them."""

from collections.abc import Mapping, Sequence

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from common.markup import markup
from incidents.models import Event
from incidents.models.value import HarmValue
from incidents.search import Snippet
from incidents.selection import Selection
from taxonomy.templatetags.taxonomy import harm_chips
from wiki.templatetags.wiki import plain

register = template.Library()
RESULT = """
<li class="result">
  <h2 class="result-title" dir="auto">{box} <a href="{address}">{title}</a></h2>
  <p>{meta}</p>
  {text}
  {harms}
</li>"""
TEXT = '<p class="snippet" dir="auto">{}</p>'
META = '<span class="meta-parts">{}</span>'
BOX = '<input class="compare-box" type="checkbox" form="compare" name="event" value="{}" aria-label="{}">'
LEAD_LENGTH = 280


@register.simple_tag
def results(selection: Selection, groups: Mapping[str, str]) -> SafeString:
    """The items of the list of a question's events; `groups` has the colours of harms by their slugs."""
    return SafeString(
        "".join(
            _result(event, selection.snippets.get(event.pk), selection.harms.get(event.pk, ()), groups)
            for event in selection.events
        )
    )


def _result(event: Event, snippet: Snippet | None, harms: Sequence[HarmValue], groups: Mapping[str, str]) -> SafeString:
    text = (snippet and snippet.text) or plain(event.summary, LEAD_LENGTH)
    return markup(
        RESULT,
        box=compare_box(event),
        address=event.get_absolute_url(),
        title=(snippet and snippet.title) or event.title,
        meta=event_meta(event),
        text=markup(TEXT, text) if text else text,
        harms=harm_chips(harms, groups),
    )


@register.simple_tag
def event_meta(event: Event) -> SafeString:
    """When and where an event was, and how many it affected."""
    place = event.location or (_("Global") if event.is_global else "")
    parts = (event.date_text or event.date_edtf or _("no date"), place, event.people_text)
    return markup(META, SafeString(" ".join(markup("<span>{}</span>", part) for part in parts if part)))


@register.simple_tag
def compare_box(event: Event) -> SafeString:
    """The box that chooses an event to be compared."""
    return markup(BOX, event.slug, _("Compare: %(title)s") % {"title": event.title})
