"""No file above the size is kept, whoever sends it."""

from contextlib import contextmanager

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory, override_settings

from common.uploads import is_too_large

SMALL = override_settings(UPLOAD_MOST_BYTES=100_000)


@contextmanager
def sent(size):
    data = {"kind": "csv", "file": SimpleUploadedFile("table.csv", b"x" * size)}
    request = RequestFactory().post("/anywhere/", data)
    yield request
    request.close()


@SMALL
@pytest.mark.parametrize("size", [0, 1, 100_000])
def test_a_small_file_arrives(size):
    with sent(size) as request:
        assert request.FILES["file"].size == size


@SMALL
def test_a_large_file_does_not_and_the_rest_of_the_form_does():
    with sent(100_001) as request:
        assert "file" not in request.FILES
        assert request.POST["kind"] == "csv"
        assert is_too_large(request)


@SMALL
def test_many_chunks_are_counted_together():
    with sent(400_000) as request:
        assert "file" not in request.FILES


@pytest.mark.parametrize("length", ["", "12", "many"])
def test_a_request_of_ordinary_length_is_not_too_large(length):
    request = RequestFactory().get("/", CONTENT_LENGTH=length)
    assert not is_too_large(request)
