"""The API against its own schema: whatever that allows, and what it does not; no error and no undeclared answer."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
COMMAND = str(Path(sys.executable).with_name("schemathesis"))
EXAMPLES = 20 if os.environ.get("CI") else 5
UNTRUE = "positive_data_acceptance"
"""What JSON Schema cannot say is refused all the same: that a date is one, that If-Match names the latest revision."""

CONFIG = """
[checks.negative_data_rejection]
expected-statuses = [400, 401, 403, 404, 405, 406, 409, 410, 412, 413, 415, 422, 428]
"""


def test_every_answer_is_one_that_the_schema_declares(live_site, tmp_path):
    (tmp_path / "schemathesis.toml").write_text(CONFIG)
    command = [COMMAND, "--no-color", "run", f"{live_site.url}/api/v1/schema/", "--checks", "all"]
    command += ["--exclude-checks", UNTRUE, "--max-examples", str(EXAMPLES), "--seed", "1", "--workers", "2"]
    command += ["--phases", "examples,coverage,fuzzing", "--header", f"Authorization: Bearer {live_site.token}"]
    run = subprocess.run(command, check=False, capture_output=True, text=True, cwd=tmp_path)
    assert run.returncode == 0, told(run.stdout) + run.stderr[-2_000:]


def told(output):
    """What failed or could not be asked (under FAILURES or ERRORS), with what was sent cut short."""
    return "\n".join(line[:500] for line in output[max(output.find("\n===="), 0) :].splitlines())
