"""What pages can be had as besides HTML: every format of `exchange/formats/`."""

from exchange.page_formats import page_formats
from wiki.alternates import offer

for one in page_formats().values():
    for kind in one.kinds:
        offer(kind, one.alternate)
