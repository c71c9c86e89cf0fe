"""What holds for every fixture file: its shape, its slugs and its characters."""

import json
import unicodedata

import pytest

from tests.fixtures_content.reading import ROOT, TERM_KEYS, files, objects, pages, prose, texts
from wiki.fields.characters import complaint
from wiki.names import SLUG_LENGTH, SLUG_PATTERN, fold

KEYS = {
    **dict.fromkeys(("harm", "information", "actor", "group", "consequence"), TERM_KEYS),
    "law": [
        "kind",
        "slug",
        "title",
        "short_title",
        "alt_titles",
        "jurisdiction",
        "region",
        "year",
        "url",
        "harms",
        "body",
        "revision",
    ],
    "org": ["kind", "slug", "title", "other_names", "website", "merged_into", "body", "revision"],
    "help": ["kind", "slug", "title", "body", "revision"],
}


@pytest.mark.parametrize("name", files())
def test_each_line_is_one_json_object_and_the_file_ends_with_a_line_end(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    assert text.endswith("\n")
    assert all(isinstance(json.loads(line), dict) for line in text.removesuffix("\n").split("\n"))


@pytest.mark.parametrize("name", files())
def test_texts_hold_no_refused_character_and_are_normalised(name):
    for text in texts(objects(name)):
        assert complaint(text) is None
        assert text == unicodedata.normalize("NFC", text)


def test_each_page_has_the_keys_of_its_kind():
    for page in pages():
        if page["kind"] in KEYS:
            assert list(page) == KEYS[page["kind"]], page["slug"]


def test_slugs_are_well_formed_and_unique_in_their_kind():
    slugs = [(page["kind"], page["slug"]) for page in pages()]
    assert len(set(slugs)) == len(slugs)
    assert all(SLUG_PATTERN.match(slug) and len(slug) <= SLUG_LENGTH for _kind, slug in slugs)


def test_titles_are_unique_in_their_kind():
    titles = [(page["kind"], fold(page["title"])) for page in pages()]
    assert len(set(titles)) == len(titles)


def test_each_revision_says_who_when_and_why():
    for page in pages():
        assert page["revision"]["author"]
        assert page["revision"]["summary"]
        assert page["revision"]["moment"].endswith("Z")
        assert "imported>" not in page["revision"]["author"]


def test_headings_begin_on_the_second_level_and_skip_none():
    for page in pages():
        level = 1
        for line in prose(page).splitlines():
            hashes = len(line) - len(line.lstrip("#"))
            if hashes and line[hashes : hashes + 1] == " ":
                assert 2 <= hashes <= level + 1, (page["slug"], line)
                level = hashes
