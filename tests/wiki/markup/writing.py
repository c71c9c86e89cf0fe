"""Bodies for property tests: fragments with a meaning, put together without sense."""

from hypothesis import strategies as st

FRAGMENTS = [
    *("[a]{harm=x}", "[b *c*]{harm=insecurity actor=y-z}", "[d [[T]]]{group=é}", "{harm=x}", "{harm=X}", "{", "}"),
    *("[", "[", "]", "]", "](", "(/u)", "[[T]]", "[[harm:T|s]]", "[[", "]]", "![a](/u)", "[r]", "[r]: /u 't'"),
    *("`", "``", "```", "~~~", "    ", "  ", " ", "\t", "> ", ">", "* ", "- ", "1. ", "+ ", ": ", "\\"),
    *("\n", "\n", "\n", "\n\n", "# ", "## ", "#", "===", "---", "***", "|---|---|", "a|b", "|", "*", "**", "_"),
    *("[^k]", "[^k]: ", "[^s]", "*[AB]: ", "AB", "<b>", "<http://x.y>", "https://x.y/z", "&amp;", "<", ">", "!"),
    *("word", "text. ", "Ü", "\x0e", "\x02", "\x00", "'", '"', "(", ")", "\r\n"),
]

bodies = st.one_of(
    st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join),
    st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join),
    st.text(alphabet="[]{}()`*_|>#-=\\ \n\tharm=x^:!<&;", max_size=80),
    st.text(max_size=80),
)
