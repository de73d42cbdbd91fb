"""The processes that read many files: they run our own code alone, and end with the program that started them."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reader import processes
from reader.indexing.batches import WORTH_WORKERS
from tests.archive import write_article
from tests.cli.program import Program
from tests.cli.test_app import children


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A folder of so many articles that processes of their own read them."""
    for number in range(WORTH_WORKERS + 100):
        write_article(tmp_path / "many", f"article-{number}")
    return tmp_path / "many"


def listing(program: Program, folder: Path) -> "subprocess.Popen[str]":
    """`newsreader list .` in a folder, as it is when the program is installed: the folder itself holds no modules."""
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "reader", "list", ".", "-n", "1", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=folder,
        env=program.environment,
        start_new_session=True,
    )


def test_files_named_like_modules_are_not_run_by_them(program: Program, many: Path) -> None:
    (many / "reader").mkdir()
    for name in ("pickle.py", "asyncio.py", "reader/__init__.py"):
        (many / name).write_text("raise SystemExit('a file of the folder was run')\n")
    with listing(program, many) as process:
        out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")
    assert f'"total": {WORTH_WORKERS + 100}' in out


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="children of a process are counted in /proc")
def test_ctrl_c_ends_them_without_a_word(program: Program, many: Path) -> None:
    with listing(program, many) as process:
        deadline = time.monotonic() + 30
        while not (workers := [one for one in children(process) if is_worker(one)]):
            assert process.poll() is None
            assert time.monotonic() < deadline
        process.send_signal(signal.SIGSTOP)  # so that they have the time to say something
        while not all(is_waiting(one) for one in workers):
            assert time.monotonic() < deadline
        os.killpg(process.pid, signal.SIGINT)
        time.sleep(0.5)
        process.send_signal(signal.SIGCONT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, "", "")
    assert not any(Path(f"/proc/{worker}").exists() for worker in workers)


def is_worker(number: int) -> bool:
    """Whether a process is one of them by now: it has its own command already, and runs."""
    try:
        return b"reader.indexing.worker" in Path(f"/proc/{number}/cmdline").read_bytes()
    except OSError:
        return False


def is_waiting(number: int) -> bool:
    """Whether a process waits for more to do."""
    return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] == "S"


def test_a_python_of_ours_looks_for_modules_where_this_package_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(["", "/more"]))
    root = str(Path(processes.__file__).parents[1])
    assert processes.environment()["PYTHONPATH"].split(os.pathsep) == [root, "/more"]
    assert processes.command("reader", "x")[1:] == ["-P", "-m", "reader", "x"]
