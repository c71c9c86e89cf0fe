"""Elements: the tags that wikitext knows, by what becomes of them."""

from exchange.wikitext.marks import BREAK, QUOTE, QUOTE_END

VERBATIM = frozenset(
    [
        "nowiki",
        "pre",
        "code",
        "tt",
        "kbd",
        "samp",
        "math",
        "chem",
        "source",
        "syntaxhighlight",
        "gallery",
        "score",
        "timeline",
        "graph",
        "templatedata",
    ]
)
"""Nothing is read between these."""
REWRITTEN = {
    "b": ("'''", "'''"),
    "strong": ("'''", "'''"),
    "i": ("''", "''"),
    "em": ("''", "''"),
    "br": (BREAK, BREAK),
    "hr": ("\n----\n", ""),
    "p": ("\n\n", "\n\n"),
    "blockquote": (f"\n{QUOTE}\n", f"\n{QUOTE_END}\n"),
    "li": ("\n* ", ""),
    "dt": ("\n; ", ""),
    "dd": ("\n: ", ""),
    "td": (" ", " "),
    "th": (" ", " "),
}
"""What wikitext would say in place of the opening and of the closing tag."""
LINE_BREAKING = frozenset(["ul", "ol", "dl", "div", "center", "table", "tr", "caption", "tbody", "thead", "tfoot"])
DROPPED = frozenset(
    [
        "u",
        "s",
        "strike",
        "del",
        "ins",
        "small",
        "big",
        "font",
        "abbr",
        "cite",
        "q",
        "dfn",
        "var",
        "mark",
        "bdi",
        "bdo",
        "ruby",
        "rb",
        "rt",
        "rp",
        "rtc",
        "noinclude",
        "includeonly",
        "onlyinclude",
        "section",
        "poem",
        "wbr",
        "data",
        "time",
        "col",
        "colgroup",
        "translate",
        "tvar",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
    ]
)
"""Their text stays."""
