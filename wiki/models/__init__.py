"""What a wiki is made of: pages, their revisions, names, links, talk, the log and reports."""

from wiki.models.change import Change
from wiki.models.guide import Guide
from wiki.models.link import Link
from wiki.models.listed import ListedPage
from wiki.models.log import LogEntry
from wiki.models.name import FormerSlug, Name
from wiki.models.page import WikiPage
from wiki.models.rendering import LinkStamp, Rendering
from wiki.models.report import Report
from wiki.models.talk import Comment, Thread

__all__ = [
    "Change",
    "Comment",
    "FormerSlug",
    "Guide",
    "Link",
    "LinkStamp",
    "ListedPage",
    "LogEntry",
    "Name",
    "Rendering",
    "Report",
    "Thread",
    "WikiPage",
]
