"""A repository may hold anything: nothing in it runs, nothing is written or read outside of its checkout."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.errors import SourceError
from reader.sources.walk import Walk
from tests.sources.git_archive import Archive, Reader, needs_git
from tests.sources.helpers import ARTICLE, Read, read

pytestmark = [
    needs_git,
    pytest.mark.skipif(sys.platform == "win32", reason="names that Windows does not have"),
]


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """An archive with one good article."""
    made = Archive(tmp_path / "archive")
    made.write("_news/good.md")
    made.commit()
    return made


@pytest.fixture
def reader(tmp_path: Path, archive: Archive) -> Reader:
    """Somebody who reads it."""
    return Reader(tmp_path / "cache", archive.address)


async def both_ways(archive: Archive, reader: Reader, *names: str) -> tuple[Read, Read]:
    """What is read of an archive that gets files while it is followed, and what a new reader reads of it."""
    first = await read(await reader.source())
    assert first.listing is not None
    reader.state = first.listing.state
    archive.write(*names)
    archive.commit()
    followed = await read(await reader.source(), first.known)
    other = Reader(reader.cache.with_name("other"), reader.spec.address)
    return followed, await read(await other.source())


@pytest.mark.parametrize(
    ("name", "key", "words"),
    [
        (b"_news/two\nlines.md", "_news/two\\nlines.md", "control characters"),
        (b"_news/esc\x1b[2J.md", "_news/esc\\x1b[2J.md", "control characters"),
        (b"_news/caf\xe9.md", "_news/caf\\xe9.md", "not UTF-8"),
        (b"_ne\nws/x.md", None, "control characters"),
    ],
)
async def test_names_that_cannot_be_shown_are_reported_and_hurt_no_other(
    archive: Archive, reader: Reader, name: bytes, key: str | None, words: str
) -> None:
    followed, new = await both_ways(archive, reader, os.fsdecode(name), "_news/later.md")
    assert list(followed.documents) == ["_news/later.md"]
    assert sorted(new.documents) == ["_news/good.md", "_news/later.md"]
    for found in (followed, new):
        failed, message = next(iter(found.failures.items()))
        assert words in message
        assert failed.isprintable()
        assert key is None or failed == key


async def test_unusual_names_are_read(archive: Archive, reader: Reader) -> None:
    names = ["_news/a b.md", '_news/"q\'.md', "_news/-x.md", "_news/[a]*?.md", "_news/ü 東.md", "_news/a\\b.md",
             "-folder/x.md", " /y.md", "!z/w.md", "#a/b.md", "_news/:(top)x.md"]  # fmt: skip
    followed, new = await both_ways(archive, reader, *names)
    assert sorted(followed.documents) == sorted(names)
    assert sorted(new.documents) == sorted([*names, "_news/good.md"])


async def test_symbolic_links_are_not_followed_but_told(
    tmp_path: Path, archive: Archive, reader: Reader
) -> None:
    secret = tmp_path / "secret.md"
    secret.write_bytes(ARTICLE)
    archive.write("_news/was-a-file.md")
    archive.commit()
    known = await read(await reader.source())
    assert known.listing is not None
    reader.state = known.listing.state
    (archive.folder / "_news/was-a-file.md").unlink()
    links = [("_news/out.md", secret), ("_news/in.md", Path("good.md")), ("_news/was-a-file.md", secret)]
    for name, target in [*links, ("_out", tmp_path)]:
        (archive.folder / name).symlink_to(target)
    archive.commit()

    followed = await read(await reader.source(), known.known)
    new = await read(await Reader(tmp_path / "other", reader.spec.address).source())

    assert followed.listing is not None
    assert (followed.documents, followed.listing.gone) == ({}, ("_news/was-a-file.md",))
    assert set(followed.failures) == {"_news/in.md", "_news/out.md"}
    assert list(new.documents) == ["_news/good.md"]
    assert set(new.failures) == {"_news/in.md", "_news/out.md", "_news/was-a-file.md"}
    assert set(new.failures.values()) == {"is not followed: it is a symbolic link"}
    assert not [path for path in (tmp_path / "other").rglob("*") if path.is_symlink()]


async def test_nothing_that_a_repository_or_the_users_settings_name_is_run(
    tmp_path: Path, archive: Archive, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = tmp_path / "ran"
    script = tmp_path / "script"
    script.write_text(f"#!/bin/sh\ntouch {ran}\ncat\n")
    script.chmod(0o755)
    template = tmp_path / "template" / "hooks"
    template.mkdir(parents=True)
    hooks = (
        "post-checkout",
        "post-index-change",
        "reference-transaction",
        "post-merge",
        "fsmonitor-watchman",
    )
    for hook in hooks:
        (template / hook).symlink_to(script)
    settings = tmp_path / "gitconfig"
    settings.write_text(
        f'[filter "evil"]\n\tsmudge = {script}\n\tclean = {script}\n\tprocess = {script}\n\trequired = true\n'
        f'[filter "lfs"]\n\tsmudge = {script}\n\tprocess = {script}\n\trequired = true\n'
        f'[diff "evil"]\n\ttextconv = {script}\n\tcommand = {script}\n'
        f"[core]\n\thooksPath = {template}\n\tfsmonitor = {script}\n\taskPass = {script}\n\tpager = {script}\n"
        f"[init]\n\ttemplateDir = {template.parent}\n[diff]\n\texternal = {script}\n"
        "[submodule]\n\trecurse = true\n[fetch]\n\trecurseSubmodules = true\n"
        '[protocol]\n\tallow = always\n[protocol "ext"]\n\tallow = always\n'
    )
    for name, value in {
        "GIT_CONFIG_GLOBAL": settings, "GIT_EXTERNAL_DIFF": script, "GIT_ASKPASS": script, "SSH_ASKPASS": script,
        "GIT_TEMPLATE_DIR": template.parent, "GIT_DIR": tmp_path / "nowhere", "GIT_PAGER": script,
        "GIT_PROXY_COMMAND": script,
    }.items():  # fmt: skip
        monkeypatch.setenv(name, str(value))
    attributes = (
        b"* filter=evil diff=evil text=auto eol=crlf ident working-tree-encoding=UTF-16\n*.html filter=lfs\n"
    )
    archive.write(".gitattributes", "_news/.gitattributes", data=attributes)
    modules = f'[submodule "x"]\n\tpath = x\n\turl = ext::sh -c touch% {ran}\n\tupdate = !touch {ran}\n'
    archive.write(".gitmodules", data=modules.encode())
    archive.git("update-index", "--add", "--cacheinfo", f"160000,{archive.git('rev-parse', 'HEAD')},x")
    archive.git("update-index", "--add", "--cacheinfo", f"160000,{archive.git('rev-parse', 'HEAD')},y.md")
    archive.git("commit", "--quiet", "--message=x")
    for folder in ("x", "y.md"):
        (archive.folder / folder).mkdir()
    plain = b"---\ntitle: $Id$\n---\nas it is\n"
    archive.git("config", "core.attributesFile", os.devnull)
    (archive.folder / ".git/info").mkdir(exist_ok=True)
    (archive.folder / ".git/info/attributes").write_text("* -filter -text -ident -working-tree-encoding\n")
    archive.write("_news/page.html", data=plain)
    archive.commit()

    first = await read(await reader.source())
    assert first.listing is not None
    reader.state = first.listing.state
    archive.write("_news/more.html", data=plain)
    archive.commit()
    second = await read(await reader.source(), first.known)

    assert first.documents["_news/page.html"].data == plain
    assert list(second.documents) == ["_news/more.html"]
    assert not ran.exists()
    assert not first.failures


async def test_a_branch_that_looks_like_an_option_is_a_branch(archive: Archive, reader: Reader) -> None:
    archive.git("update-ref", "refs/heads/--upload-pack=touch${IFS}ran", "HEAD")
    archive.git("symbolic-ref", "HEAD", "refs/heads/--upload-pack=touch${IFS}ran")
    assert (await read(await reader.source())).keys == ["_news/good.md"]
    reader.spec = reader.spec._replace(address=f"{archive.address}#--upload-pack=touch${{IFS}}ran:")
    assert (await read(await reader.source())).keys == ["_news/good.md"]


@pytest.mark.parametrize("name", [".git", "..", ".GIT", "."])
async def test_a_tree_that_would_write_elsewhere_is_refused(
    tmp_path: Path, archive: Archive, reader: Reader, name: str
) -> None:
    blob = archive.git("hash-object", "-w", "--stdin", data=b"evil")
    inner = archive.git("mktree", data=f"100644 blob {blob}\tescaped.md\n".encode())
    tree = b"40000 " + name.encode() + b"\0" + bytes.fromhex(inner)
    outer = archive.git("hash-object", "-t", "tree", "-w", "--literally", "--stdin", data=tree)
    commit = archive.git("commit-tree", outer, "-m", "x")
    archive.git("update-ref", "refs/heads/main", commit)
    with pytest.raises(SourceError):
        await reader.source()
    assert not list(tmp_path.rglob("escaped.md"))


async def test_a_repository_that_is_shallow_or_bare_itself_is_read(tmp_path: Path, archive: Archive) -> None:
    archive.write("_news/second.md")
    archive.commit()
    for name, options in {"bare.git": ["--bare"], "shallow": ["--depth=1"]}.items():
        copy = tmp_path / name
        archive.git("clone", "--quiet", *options, archive.address, str(copy))
        found = await read(await Reader(tmp_path / "cache", str(copy)).source())
        assert sorted(found.documents) == ["_news/good.md", "_news/second.md"]


async def test_what_is_followed_is_what_a_walk_through_all_of_it_would_find(
    archive: Archive, reader: Reader
) -> None:
    """The three ways of telling articles from the rest agree: the checkout's, the changes', and the folder's."""
    folders = ("", "_news/", "_data/", "_data/topics/", "deep/_includes/", "deep/er/", ".hidden/", "assets/",
               "a/assets/", "vendor/x/", "node_modules/", "_site/y/", "a/.b/c/")  # fmt: skip
    files = (
        "x.md",
        "X.MD",
        "y.markdown",
        "z.html",
        "w.HtM",
        ".dot.md",
        "2024-01-01-d.md",
        "p.png",
        "md",
        "a.md.txt",
    )
    names = [folder + file for folder in folders for file in files]
    for config in ([], ["_config.yml"]):
        if config:
            archive.write("_config.yml", data=b"title: x\n")
            archive.commit()
        followed, new = await both_ways(archive, reader, *names)
        site = str(archive.folder) if config else None
        walked = await asyncio.to_thread(Walk(str(archive.folder), "", site=site, known={}).run)
        assert new.keys == walked.keys
        assert {*followed.keys, "_news/good.md"} == set(walked.keys)
        archive.git("rm", "--quiet", "-r", *{name.partition("/")[0] for name in names} - {"_news", ""})
        archive.git("rm", "--quiet", *(f"_news/{file}" for file in files))
        archive.git("commit", "--quiet", "--message=x")
        subprocess.run(["rm", "-rf", str(reader.cache.with_name("other"))], check=True)
