"""Files that are sent: more than a set size is not stored, whoever sends it and whichever view it is sent to."""

from django.conf import settings
from django.core.files.uploadhandler import StopUpload, TemporaryFileUploadHandler
from django.http import HttpRequest


class CappedUploadHandler(TemporaryFileUploadHandler):
    """Spools a file to the disk, and drops it once it is larger than `settings.UPLOAD_MOST_BYTES`.

    Django itself has no limit for files, and the check against forgery reads a form before any view is asked.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        if start + len(raw_data) > settings.UPLOAD_MOST_BYTES:
            raise StopUpload(connection_reset=False)
        return super().receive_data_chunk(raw_data, start)


def is_too_large(request: HttpRequest) -> bool:
    """Whether a request that came without its file was too large to keep it."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return length.isdigit() and int(length) > settings.UPLOAD_MOST_BYTES
