"""How people word a date, as tables of regular expressions: other words for the same, noise, labels, denials.

To teach another wording, add a row here and one to the table of `docs/dates.md`.
"""

MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|"
    "aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_SEASON = "(?:spring|summer|autumn|fall|winter|q[1-4])"
_YEAR = r"[12]\d{3}"
_OCCASION = "elections?|referendum|campaign|census|olympics|games|world cup|primaries"

# What a character stands for: hyphens, dashes, quotes, brackets; what cannot be seen is dropped.
CHARACTERS = str.maketrans(
    {
        **dict.fromkeys("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad", None),
        **dict.fromkeys('“”"', None),
        **dict.fromkeys("‐‑", "-"),
        **dict.fromkeys("‒–—―−﹘－", "–"),
        **dict.fromkeys("‘’ʼ′`", "'"),
        **dict.fromkeys("[{", "("),
        **dict.fromkeys("]}", ")"),
        "≈": "~",
        "&": " and ",
        "\n": ";",
    }
)

# What a text says its date to be. `other` is understood so that it is not taken for the event's date, and not proposed.
LABELS = {
    "occurred": "occurr?(?:ed|ing)|happened|took place|exposed|stolen|(?:data |ransom ?ware |cyber ?)?"
    "(?:breach(?:ed)?|break-ins?|leak(?:ed|s)?|hack(?:ed|ing)?|attacks?|attacked|intrusions?|thefts?|extortion|incident)",
    "disclosed": "disclos(?:ed|ure)|revealed|(?:made|became|went) public|announce(?:d|ment)|publi(?:shed|cation)|"
    "notifi(?:ed|cation)|admitted",
    "reported": "reported|reports?",
    "decided": "deci(?:ded|sions?)|judge?ments?|rul(?:ed|ings?)|verdict|findings?|found liable|fine[ds]?|penalty|"
    "settled|settlements?|approved|sentence[ds]?|convict(?:ed|ions?)|injunction|consent (?:decree|order)",
    "other": "discover(?:ed|y)|detected|identified|updated|accessed|retrieved|filed|charge[ds]?|law|(?:law)?suit",
}

# Words that change nothing.
NOISE = (
    "the|of|in|on|at|during|throughout|dated?|dates|sometime|some time|year|month|was|were|is|has been|been|"
    "publicly|officially|later|subsequently|finally?|appeals?|court|supreme|regulator's"
)

# A text that has one of these left says what is not so: no date is proposed.
DENIALS = "not|never|no|nor|neither|except|excluding|without"

# Regular expression and replacement, in this order, on lower-case text with single spaces.
# Each row meets the words that the rows above it left.
REWRITES = (
    # dots, apostrophes, colons, signs
    (rf"\bc(?:a|irca)?\.? ?(?={_YEAR})|\bca?\. |~ ?(?=[\da-z])", "around "),
    (r"(?<=[a-z])\.", ""),
    (rf"(?<={_YEAR})\.(?= |$)", ";"),
    (r"\b(\d\d?)\.(?= [a-z])", r"\1"),
    (r"(?<=\d)'s\b", "s"),
    (r":(?= |$)", ""),
    # remarks in brackets that say something of the date itself
    (r" ?\(\?\)| ?\?(?= |$)", " possibly"),
    (r"\((ongoing|present|to date|approx|approximately|circa|ca?|estimated|probably|possibly)\)", r"\1"),
    (r"\(((?:and|or|to|until|till|through|possibly|perhaps|probably|maybe|but|not) [^()]*)\)", r"\1"),
    # names of days
    (r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?|\b(?:mon|tue|wed|thu|fri|sat|sun),", ""),
    # dashes and slashes: `to` where they stand between two dates
    (r"\b(\d{4})[-–](\d\d)[-–](\d\d)\b", r"\1-\2-\3"),
    (rf"\b({_YEAR}) ?[-–](?= ?(?:$|[;,(]))", r"\1 onwards"),
    (r"\b(early|mid|late)-(?:(to)-)?", r"\1 \2 "),
    (r" ?(?:–|-{2,3}) ?| - ?| ?- |(?<= )-(?=\d)", " to "),
    (rf"\b({_YEAR})[-/](?={_YEAR}\b)", r"\1 to "),
    (rf"\b({_YEAR})-(?=[a-z])", r"\1 to "),
    (rf"\b({MONTH}|{_SEASON})[-/](?=(?:{MONTH}|{_SEASON})\b)", r"\1 to "),
    (rf"(?:(?<=\d)[- ]|\b)({MONTH})-(?={_YEAR}\b)", r" \1 "),
    (r"(?<![-/.\d])(\d\d?)-(?=\d\d?(?![-/.\d]))", r"\1 to "),
    # the second year by two digits, where they cannot be a month, nor one of EDTF's seasons after a hyphen
    (r"\b(\d\d)(\d\d)(?:/| to )(?=(?:1[3-9]|[2-9]\d) ?(?:$|[;,(]))", r"\1\2 to \1"),
    (r"\b(\d\d)(\d\d)-(?=(?:1[3-9]|20|4[2-9]|[5-9]\d) ?(?:$|[;,(]))", r"\1\2 to \1"),
    # other words for the same
    (
        r"\b(?:[io]n or (?:about|around)|around the time of|about|approx|approximately|roughly|circa|estimated)\b",
        "around",
    ),
    (r"\b(?:perhaps|probably|maybe|likely|presumably)\b", "possibly"),
    (r"\bnot? later than\b|\bat the latest\b", "by"),
    (r"\b(?:since )?(?:not? earlier than|not before|at least since|at least|as early as)\b", "since"),
    (r"\bnot ((?:made )?[a-z]+) (?:until|till)\b", r"\1"),
    (r"\b(?:until|till|through|thru|up to)\b", "to"),
    (r"\bto (?:the )?(?:present(?: day)?|date|now|today|this day|ongoing)\b", "onwards"),
    (r"\band (?:the )?following (?:days?|weeks?)\b", ""),
    (r"\band (?:the )?following (?:months?|years?)\b|\b(?:and|or) (?:later|after|beyond|since|on)\b", "onwards"),
    (r"\b(?:onward|on|ongoing|present)(?= ?(?:$|[;,(]))", "onwards"),
    (r"\bprior to\b|\bearlier than\b", "before"),
    (r"\b(?:beginning|start) of\b", "early"),
    (r"\bmiddle of\b", "mid"),
    (r"\bend of\b", "late"),
    (r"\b(?:starting|beginning|commencing|began|begun|started|as of|as from)\b", "since"),
    (r"\b(?:first|1st) half\b", "h1"),
    (r"\b(?:second|2nd) half\b", "h2"),
    (r"\b(?:first|1st) quarter\b", "q1"),
    (r"\b(?:second|2nd) quarter\b", "q2"),
    (r"\b(?:third|3rd) quarter\b", "q3"),
    (r"\b(?:fourth|4th|last) quarter\b", "q4"),
    (r"\bfall\b", "autumn"),
    # what a year is named for
    (rf"\b({_YEAR})(?: [a-z']+){{0,4}} (?:{_OCCASION})\b", r"\1"),
    (rf"(?<![\w-])(?:{NOISE})\b", ""),
    # commas: nothing within a date or before what says more of it; else they part the members of a list
    (r" +", " "),
    (rf"(?<!\d{{4}}) ?, ?(?={_YEAR}\b)| ?, ?(?=(?:onwards|around|possibly)\b)", " "),
    (r" ?,[ ,]*(?:(and|or) )?", r" , \1 "),
)
