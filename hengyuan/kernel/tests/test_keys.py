"""Key files: made once, private, whole."""

import stat
import subprocess
import sys

import pytest

from hengyuan.kernel import keys


@pytest.mark.parametrize("name", keys.LENGTHS)
def test_a_key_is_made_once_and_read_again(tmp_path, name):
    folder = tmp_path / "keys"
    first = keys.load(folder, name)
    keys.load.cache_clear()
    assert keys.load(folder, name) == first == (folder / f"{name}.key").read_bytes()
    assert len(first) == keys.LENGTHS[name]


def test_two_folders_have_two_keys(tmp_path):
    assert keys.load(tmp_path / "a", "data") != keys.load(tmp_path / "b", "data")


def test_only_the_owner_reads_them(tmp_path):
    folder = tmp_path / "keys"
    keys.load(folder, "data")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "data.key").stat().st_mode) == 0o600


def test_a_cut_key_is_refused(tmp_path):
    (tmp_path / "data.key").write_bytes(b"short")
    with pytest.raises(ValueError, match="restore it"):
        keys.load(tmp_path, "data")


def test_an_unknown_name_makes_no_file(tmp_path):
    with pytest.raises(KeyError):
        keys.load(tmp_path, "unknown")
    assert list(tmp_path.iterdir()) == []


def test_processes_that_start_at_once_agree(tmp_path):
    """Each makes the key; all read the first one, whole."""
    script = (
        "import sys; from pathlib import Path; from hengyuan.kernel import keys;"
        "sys.stdout.write(keys.load(Path(sys.argv[1]), 'data').hex())"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "keys")]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(6)]
    said = {process.communicate(timeout=60)[0] for process in started}
    assert said == {keys.load(tmp_path / "keys", "data").hex()}
    assert [path.name for path in (tmp_path / "keys").iterdir()] == ["data.key"]
