"""The site under test: the server of production in a process of its own, with data that every test finds as it was."""

import json
import os
import re
import secrets
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from email import message_from_bytes, policy
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SET_STAGE = "from tests.browser.stage import set_stage; set_stage()"
START_SECONDS = 90


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Site:
    """A site of one worker under `url`, with the fixtures and the cast of `stage.py`."""

    def __init__(self, folder):
        self.folder = folder
        self.database = folder / "casebook.sqlite3"
        self.loaded = folder / "loaded.sqlite3"
        self.pages = folder / "pages"
        port = free_port()
        self.url = f"http://localhost:{port}"
        self.environment = {
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "tests.browser.settings",
            "VAR_DIR": str(folder),
            "PORT": str(port),
            "BASE_URL": self.url,
            "SECRET_KEY": secrets.token_urlsafe(48),
            "CACHE_URL": f"filecache://{self.pages}",
            "RATE_LIMITS_ON": "0",
            "WORKERS": "1",
            "LOG_LEVEL": "WARNING",
            "PYTHONUNBUFFERED": "1",
        }

    def start(self):
        """Fills the database, serves it, and waits for the first answer."""
        self._run("manage.py", "shell", "--no-imports", "-c", SET_STAGE)
        self._copy(self.database, self.loaded)
        self.cookies = json.loads((self.folder / "cookies.json").read_text())
        self.watcher = sqlite3.connect(self.database)
        self.seen = self._data_version()
        self.log = (self.folder / "server.log").open("wb")
        command = [sys.executable, "-m", "config.server"]
        self.server = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=self.log, stderr=self.log)
        self._wait()

    def stop(self):
        self.server.terminate()
        self.server.wait(timeout=20)
        self.watcher.close()
        self.log.close()

    def restore(self):
        """Everything as it was loaded, unless nobody changed anything."""
        if self._data_version() == self.seen:
            return
        self._copy(self.loaded, self.database)
        shutil.rmtree(self.pages, ignore_errors=True)
        shutil.rmtree(self.folder / "mail", ignore_errors=True)
        self.seen = self._data_version()

    def mail(self):
        """The text of every message sent since, oldest first."""
        files = sorted((self.folder / "mail").glob("*.log"), key=lambda path: path.stat().st_mtime_ns)
        return [message_from_bytes(path.read_bytes(), policy=policy.default).get_content() for path in files]

    def address_in_mail(self):
        """The first address of this site in the latest message."""
        return re.search(rf"{self.url}\S+", self.mail()[-1])[0]

    def _run(self, *arguments):
        command = [sys.executable, *arguments]
        run = subprocess.run(command, cwd=ROOT, env=self.environment, check=False, capture_output=True, text=True)
        if run.returncode:
            raise RuntimeError(run.stdout + run.stderr)

    def _copy(self, source, target):
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target, timeout=20)) as new:
            old.backup(new)

    def _data_version(self):
        return self.watcher.execute("PRAGMA data_version").fetchone()[0]

    def _wait(self):
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until and self.server.poll() is None:
            try:
                urllib.request.urlopen(f"{self.url}/healthz", timeout=START_SECONDS).close()
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise RuntimeError((self.folder / "server.log").read_text())
