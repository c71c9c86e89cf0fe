"""Wikitext, in and out: a page of MediaWiki becomes a record of ours, and a record a page.

Both ways are pure functions of text, in linear time and with bounded nesting: they run in processes beside the one that
writes (`docs/mediawiki.md` says what becomes what, `docs/decisions/` why no library reads it).
"""
