"""Uploads lie below VAR_DIR under words that nobody guesses, for their owner alone, and not for long."""

import os
import stat
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from exchange import uploads


@pytest.fixture(autouse=True)
def var(tmp_path, settings):
    settings.VAR_DIR = tmp_path
    return tmp_path


def kept(name="table.csv", content=b"title\nA leak\n", by=1):
    return uploads.keep(SimpleUploadedFile(name, content), importer="csv", by=by)


def test_a_file_is_kept_as_it_came_and_only_its_owner_finds_it():
    upload = kept()
    assert upload.file.read_bytes() == b"title\nA leak\n"
    assert uploads.find(upload.token, by=1) == upload
    assert uploads.find(upload.token, by=2) is None
    assert stat.S_IMODE(upload.file.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("token", ["", ".", "..", "../..", "a" * 32, "A" * 32, "0" * 31, f"{'0' * 32}\n"])
def test_a_word_that_is_none_finds_nothing(token):
    kept()
    assert uploads.find(token, by=1) is None


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("2019.4.Harbour+Out%20fitters.json.gz", "2019.4.Harbour+Out%20fitters.json.gz"),
        ("../../etc/passwd", "passwd"),
        ("C:\\data\\table.csv", "table.csv"),
        (".htaccess", "htaccess"),
        ("a b;rm -rf $HOME.csv", "a_b_rm_-rf__HOME.csv"),
        ("täble\x00.csv", "t_ble_.csv"),
        ("-", "upload"),
        ("x" * 300 + ".csv", "x" * 96 + ".csv"),
    ],
)
def test_a_name_is_never_trusted(name, safe):
    assert uploads._harmless(name) == safe


def test_the_file_is_gone_once_it_is_imported():
    upload = uploads.done(kept(), "import")
    assert not upload.file.exists()
    assert uploads.waiting(by=1) == []
    assert uploads.find(upload.token, by=1) == upload


def test_new_columns_make_what_was_tried_count_no_more():
    upload = uploads.done(kept(), "try")
    upload.report.write_text("line\n")
    changed = uploads.with_columns(upload, {"Name": "title"})
    assert (changed.deed, changed.columns) == ("", {"Name": "title"})
    assert not changed.report.exists()
    assert uploads.find(upload.token, by=1) == changed


def test_what_is_older_than_a_day_is_removed(var):
    old, new = kept(), kept()
    yesterday = time.time() - uploads.KEPT_SECONDS - 60
    os.utime(old.folder, (yesterday, yesterday))
    uploads.remove_old()
    assert not old.folder.exists()
    assert uploads.waiting(by=1) == [new]
    uploads.remove(new)
    assert uploads.waiting(by=1) == []


def test_one_import_runs_at_a_time():
    with uploads.alone(), pytest.raises(uploads.Busy), uploads.alone():
        pass
    with uploads.alone():
        pass
