import sys

import pytest

from common.registry import plugins


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty package called `plugged`."""
    package = tmp_path / "plugged"
    package.mkdir()
    (package / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    yield package
    for name in [name for name in sys.modules if name.startswith("plugged")]:
        del sys.modules[name]


def found(folder):
    import plugged

    return plugins(plugged, "PLUGIN", str)


def test_every_module_of_the_folder_is_found_in_the_order_of_names(folder):
    (folder / "two.py").write_text("PLUGIN = '2'")
    (folder / "one.py").write_text("PLUGIN = '1'")
    assert found(folder) == ["1", "2"]


@pytest.mark.parametrize("content", ["", "PLUGIN = 1"])
def test_a_module_without_a_plugin_is_no_secret(folder, content):
    (folder / "one.py").write_text(content)
    with pytest.raises(TypeError, match=r"plugged\.one has no PLUGIN that is a str"):
        found(folder)


def test_a_package_may_be_empty(folder):
    assert found(folder) == []
