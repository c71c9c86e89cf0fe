"""The worked examples of docs/api.md, run as they stand there."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
TEXT = Path(__file__).resolve().parents[2].joinpath("docs/api.md").read_text()
EXAMPLES = re.findall(r"^### (.+?):.*?^```(\w+)\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
COMMANDS = {
    "sh": ["bash", "-euo", "pipefail", "-c"],
    "python": [sys.executable, "-W", "ignore", "-c"],
    "r": ["Rscript", "-e"],
    "js": ["node", "--input-type=module", "-e"],
}
SAYS = {
    "curl": '"location":"Worldwide"',
    "Python with pandas": "Disclosure",
    "R": "2020",
    "JavaScript": "changes, the last of",
    "DuckDB": "Insecurity",
}


def test_there_are_five():
    assert [name for name, _language, _code in EXAMPLES] == list(SAYS)


@pytest.mark.parametrize(("name", "language", "code"), EXAMPLES, ids=[name for name, _l, _c in EXAMPLES])
def test_an_example(live_site, tmp_path, name, language, code):
    command = COMMANDS[language]
    if language == "r" and not shutil.which("Rscript"):
        pytest.skip("R is not installed")
    environment = {**os.environ, "CASEBOOK": live_site.url, "TOKEN": live_site.token}
    run = subprocess.run(
        [*command, code], check=False, capture_output=True, text=True, env=environment, cwd=tmp_path, timeout=120
    )
    assert run.returncode == 0, run.stderr
    assert SAYS[name] in run.stdout, run.stdout
