"""The shapes a date may have in words, once `wording` has put it into plain ones, and the EDTF each one stands for.

To teach another shape, add a row here and one to the table of `docs/dates.md`.
"""

from incidents.dates import joining
from incidents.dates.wording import MONTH

# What stands in the braces of a shape.
PIECES = {
    "y": r"(?P<y>[12]\d{3})",  # a year
    "year": r"[12]\d{3}",
    "m": rf"(?P<m>{MONTH})",  # a month by name
    "n": r"(?P<n>0?[1-9]|1[0-2])",  # a month by number
    "d": r"(?P<d>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?",  # a day
    "D": r"(?P<d>1[3-9]|2\d|3[01])",  # a day that cannot be a month
    "same": r"(?P<n>(?P=d))",  # a month of the same number as its day
    "s": r"(?P<s>spring|summer|autumn|winter)",
    "t": r"(?P<t>[12]\d\d)",  # the first three digits of a decade
    "h": r"(?P<h>1\d)",  # the first two digits of a century's years
    "c": r"(?P<c>[1-9]|1\d|2[01])(?:st|nd|rd|th) century",
    "time": r"(?:[t ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?: ?(?:z|utc|gmt|[+-]\d\d:?\d\d))?)?",
    "A": r"(?P<A>.+?)",  # any date, as short as can be
    "B": r"(?P<B>.+)",  # any date
}

# A shape and its EDTF. In the latter {m} and {d} have two digits, {s} is a season's number,
# {last} the last day of the month, {c} the last year's two first digits of a century and {b} its first year's.
# Early and late are halves, mid is the middle half, and the end that is not sharp is approximate.
POINTS = (
    ("{y}", "{y}"),
    ("{m} {y}", "{y}-{m}"),
    ("{y} {m}", "{y}-{m}"),
    ("{d} {m} {y}", "{y}-{m}-{d}"),
    ("{m} {d} {y}", "{y}-{m}-{d}"),
    ("{y} {m} {d}", "{y}-{m}-{d}"),
    ("{y}-{n}", "{y}-{m}"),
    ("{n}[-/.]{y}", "{y}-{m}"),
    ("{y}-{n}-{d}{time}", "{y}-{m}-{d}"),
    ("{y}[/.]{n}[/.]{d}{time}", "{y}-{m}-{d}"),
    ("{D}[-/.]{n}[-/.]{y}{time}", "{y}-{m}-{d}"),
    ("{n}[-/.]{D}[-/.]{y}{time}", "{y}-{m}-{d}"),
    ("{d}[-/.]{same}[-/.]{y}{time}", "{y}-{m}-{d}"),
    ("{s} {y}", "{y}-{s}"),
    ("{y} {s}", "{y}-{s}"),
    ("(?:early|mid|late) {s} {y}", "{y}-{s}~"),
    ("q1 {y}", "{y}-01/{y}-03"),
    ("q2 {y}", "{y}-04/{y}-06"),
    ("q3 {y}", "{y}-07/{y}-09"),
    ("q4 {y}", "{y}-10/{y}-12"),
    ("{y} q1", "{y}-01/{y}-03"),
    ("{y} q2", "{y}-04/{y}-06"),
    ("{y} q3", "{y}-07/{y}-09"),
    ("{y} q4", "{y}-10/{y}-12"),
    ("h1 {y}", "{y}-01/{y}-06"),
    ("h2 {y}", "{y}-07/{y}-12"),
    ("early {m} {y}", "{y}-{m}-01/{y}-{m}-15~"),
    ("mid {m} {y}", "{y}-{m}-08~/{y}-{m}-22~"),
    ("late {m} {y}", "{y}-{m}-16~/{y}-{m}-{last}"),
    ("early {y}", "{y}-01/{y}-06~"),
    ("mid {y}", "{y}-04~/{y}-09~"),
    ("late {y}", "{y}-07~/{y}-12"),
    # 1800s and 1900s may be a century or its first ten years: the century holds both; 2000s are ten years
    ("{h}00s", "{h}XX"),
    ("early {h}00s", "{h}00/{h}49~"),
    ("mid {h}00s", "{h}25~/{h}74~"),
    ("late {h}00s", "{h}50~/{h}99"),
    ("{t}0s", "{t}X"),
    ("early {t}0s", "{t}0/{t}4~"),
    ("mid {t}0s", "{t}3~/{t}7~"),
    ("late {t}0s", "{t}5~/{t}9"),
    ("h1 {t}0s", "{t}0/{t}4"),
    ("h2 {t}0s", "{t}5/{t}9"),
    ("{c}", "{b}01/{c}00"),
    ("early {c}", "{b}01/{b}50~"),
    ("mid {c}", "{b}26~/{b}75~"),
    ("late {c}", "{b}51~/{c}00"),
    ("h1 {c}", "{b}01/{b}50"),
    ("h2 {c}", "{b}51/{c}00"),
)

# A shape made of other dates, and what joins them. The first that fits, and whose parts are dates, wins.
PHRASES = (
    ("possibly {A}", joining.perhaps),
    ("{A} possibly", joining.perhaps),
    ("between {A} (?:and|to) {B}", joining.between),
    ("{A} , {B}", joining.another),
    ("{A} (?:, )?and {B}", joining.every),
    ("{A} (?:, )?or {B}", joining.either),
    ("(?P<A>winter {year}) to (?P<B>{year})", joining.one_winter),
    ("(?:from )?{A} to {B}", joining.between),
    ("{A} onwards", joining.since),
    ("(?:since|from) {A}", joining.since),
    ("after {A}", joining.since),
    ("(?:to|by) {A}", joining.until),
    ("{A} (?:and|or) earlier", joining.until),
    ("before {A}", joining.before),
    ("around {A}", joining.about),
    ("{A} around", joining.about),
)
