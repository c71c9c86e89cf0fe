"""What the tests of markup read from HTML."""

import re
from html.parser import HTMLParser

PASSAGE = re.compile(r'<mark class="passage" id="passage-([^"]+)">')


class Elements(HTMLParser):
    """Every start tag of some HTML, with its attributes, and the text between the tags."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_comment(self, data):
        self.found.append(("comment", {}))

    def handle_data(self, data):
        self.text += data

    def all(self, tag):
        return [attributes for name, attributes in self.found if name == tag]

    def values(self, name):
        return [attributes[name] for _, attributes in self.found if name in attributes]


def passage_keys(html):
    """The keys of the passages that some HTML marks, in order."""
    return PASSAGE.findall(html)


def text_of(html):
    """The words of some HTML."""
    return " ".join(Elements(html).text.split())
