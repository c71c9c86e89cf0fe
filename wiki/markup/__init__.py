"""Markdown to safe HTML, and light scanners that agree with it. Pure functions; docs/markup.md has the language."""

from wiki.markup.anchors import Anchored, anchored, anchors_in
from wiki.markup.filling import Answer, citation_ids, fill, targets
from wiki.markup.inline import codes_named
from wiki.markup.links import CODE_KINDS, PREFIXES, Target, anchor
from wiki.markup.passages import Passage, scan_passages
from wiki.markup.plain import plain
from wiki.markup.rendering import RENDERER_VERSION, Rendered, render, summary_html
from wiki.markup.scanning import scan_links
from wiki.markup.sections import BodySection, Section, replace_section, section, split

__all__ = [
    "CODE_KINDS",
    "PREFIXES",
    "RENDERER_VERSION",
    "Anchored",
    "Answer",
    "BodySection",
    "Passage",
    "Rendered",
    "Section",
    "Target",
    "anchor",
    "anchored",
    "anchors_in",
    "citation_ids",
    "codes_named",
    "fill",
    "plain",
    "render",
    "replace_section",
    "scan_links",
    "scan_passages",
    "section",
    "split",
    "summary_html",
    "targets",
]
