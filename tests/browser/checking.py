"""The W3C's checker of HTML as a server of its own, asked for every page."""

import json
import os
import shutil
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

JAR = Path(__file__).parent / "checker/node_modules/vnu-jar/build/dist/vnu.jar"
START_SECONDS = 60


def required():
    """Skips the test where there is no checker, and fails in CI, which has to have one."""
    if JAR.exists() and shutil.which("java"):
        return
    missing = "HTML is not checked: that needs Java and `make html-checker`"
    if os.environ.get("CI"):
        pytest.fail(missing)
    pytest.skip(missing)


class Checker:
    """Starts in some seconds; a page takes some hundredths of one."""

    def __init__(self, port):
        self.url = f"http://127.0.0.1:{port}/?out=json"
        self.port = port

    def __enter__(self):
        options = ["-Xmx512m", "-Dnu.validator.servlet.bind-address=127.0.0.1", "-cp", str(JAR)]
        command = ["java", *options, "nu.validator.servlet.Main", str(self.port)]
        self.server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._wait()
        return self

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait(timeout=20)

    def messages(self, html):
        """What is wrong with a page, given as bytes: each message with the piece of the page that it is about."""
        headers = {"Content-Type": "text/html; charset=utf-8"}
        with urllib.request.urlopen(urllib.request.Request(self.url, html, headers), timeout=60) as answer:
            found = json.load(answer)["messages"]
        return [(one["type"], one["message"], one.get("extract", "")) for one in found]

    def _wait(self):
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until and self.server.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)
        raise RuntimeError("The checker of HTML did not start")
