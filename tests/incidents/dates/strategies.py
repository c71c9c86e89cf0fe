"""Dates for hypothesis to make: EDTF, and text that is nearly a date."""

import datetime as dt

from hypothesis import strategies as st

from incidents import dates

days = st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31))
plain = st.one_of(
    days.map(lambda day: day.isoformat()),
    days.map(lambda day: day.isoformat()[:7]),
    days.map(lambda day: day.isoformat()[:4]),
)
seasons = st.builds("{}-{}".format, st.integers(1000, 2999), st.integers(21, 24))
moments = st.builds("{}{}".format, st.one_of(plain, seasons), st.sampled_from(["", "", "~", "?", "%"]))

# Dates of every level: unknown digits, qualifiers of the parts, intervals and sets.
odd_moments = st.from_regex(
    r"[?~%]?[0-2X][09X][0-9X]{2}(-~?(0[1-9]|1[0-2X]|XX|X1)(-\??([0-2][0-9X]|3X|XX))?|-2[1-9]|-3[0-9])?", fullmatch=True
).filter(dates.is_valid)
pairs = st.lists(odd_moments, min_size=2, max_size=2).map(lambda pair: sorted(pair, key=dates.bounds))
intervals = st.one_of(
    pairs.map("/".join),
    st.builds("{}/{}".format, odd_moments, st.sampled_from(["..", ""])),
    st.builds("{}/{}".format, st.sampled_from(["..", ""]), odd_moments),
)
sets = st.builds(
    "{0[0]}{1}{0[1]}".format,
    st.sampled_from(["{}", "[]"]),
    st.lists(st.one_of(odd_moments, pairs.map("..".join)), min_size=2, max_size=4).map(",".join),
)
edtf = st.one_of(moments, odd_moments, intervals, sets)

# Characters and runs that EDTF is made of, in any order: most are invalid, and some are valid in odd ways.
edtf_like = st.lists(
    st.sampled_from([*"0123456789X-/~?%.,{}[]TZY", "..", "2004", "-06", "-11", "-21", "199X", "-XX", "2005", "/"]),
    max_size=12,
).map("".join)

WORDS = (
    "about after and around before between by c. circa early following from in late mid of on onwards or possibly "
    "prior since to until from not reported disclosed judgment fined breach law; , ; ( ) – - / . ~ ? ' & "
    "jan may June September spring winter Q1 first half century 1990s 2000s 1900s 19th 3rd 6 12 31 2019 2020 1998 "
    "2021-05-06 25/12/2021 03/04/2021 2019/20 2008–10 election present ongoing (ongoing) weeks"
)
words = st.sampled_from(WORDS.split())
date_like = st.one_of(st.lists(words, max_size=12).map(" ".join), st.lists(words, max_size=20).map("".join))
anything = st.one_of(st.text(max_size=320), date_like)
