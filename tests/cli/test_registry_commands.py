"""`proofcheck registry …` as people and scripts use it: streams, exit codes, remedies."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest


def run(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "proofcheck", "registry", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of the fixtures' registry and the starter list."""
    folder = tmp_path_factory.mktemp("registry")
    fixtures = Path(__file__).parent.parent.parent / "fixtures"
    done = run("import", fixtures / "registry.json", "starter", "--registry", "r.db", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "Made the store r.db." in done.stderr
    assert "0 refused" in done.stdout
    return folder


def test_search_gives_level_score_and_code_points(filled: Path) -> None:
    done = run("search", "Guccl", "--registry", "r.db", "--kind", "brand", "-f", "json", cwd=filled)
    (found,) = json.loads(done.stdout)["found"]
    assert (found["id"], found["level"]) == ("starter:Gucci", "ocr_class")
    assert found["differences"][0]["observed_code_points"] == ["U+006C"]
    text = run("search", "Guccl", "--registry", "r.db", cwd=filled).stdout
    assert "l (U+006C) for i (U+0069)" in text
    nothing = run("search", "Xqzvwk Jjfh", "--registry", "r.db", cwd=filled)
    assert (nothing.returncode, nothing.stdout) == (0, "")
    assert "No registered name is like" in nothing.stderr


def test_show_revoke_and_history(filled: Path, tmp_path: Path) -> None:
    store = tmp_path / "r.db"
    store.write_bytes((filled / "r.db").read_bytes())
    shown = run("show", "brenkamp", "--registry", store, "--on", "2026-01-01", cwd=tmp_path)
    assert "was not known on 2026-01-01" in shown.stderr
    assert "brenkamp-fr: brenkamp, brenkamp to deuxrives" in shown.stdout
    assert shown.stdout.count("brenkamp-fr:") == 1
    grant = ("brenkamp-fr", "--registry", store)
    done = run("revoke", *grant, "--on", "2026-02-01", "--source", "the owner", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    before = run("show", *grant, "--on", "2026-01-31", cwd=tmp_path).stdout
    after = run("show", *grant, "--on", "2026-02-01", cwd=tmp_path).stdout
    assert before.rstrip().endswith("in force")
    assert after.rstrip().endswith("revoked")
    versions = json.loads(run("show", *grant, "--history", "-f", "json", cwd=tmp_path).stdout)
    states = [version["record"]["status"] for version in versions["versions"]]
    assert states == ["active", "revoked"]
    assert (
        "the owner (revocation)"
        in run("show", "--import", 3, "--registry", store, cwd=tmp_path).stdout
    )
    again = run("revoke", *grant, "--on", "2026-03-01", "--source", "x", cwd=tmp_path)
    assert again.returncode == 1
    assert "already" in again.stderr


def test_remove_refuses_what_is_still_needed_and_says_what_would_go(
    filled: Path, tmp_path: Path
) -> None:
    store = tmp_path / "r.db"
    store.write_bytes((filled / "r.db").read_bytes())
    party = ("northlume", "--kind", "party", "--registry", store, "--source", "the owner")
    refused = run("remove", *party, cwd=tmp_path)
    assert refused.returncode == 1
    assert "--cascade" in refused.stderr
    shown = run("remove", *party, "--cascade", "--dry-run", cwd=tmp_path)
    assert shown.stdout.startswith("would remove party northlume\nwould remove ")
    done = run("remove", *party, "--cascade", "-f", "json", cwd=tmp_path)
    removed = json.loads(done.stdout)["removed"]
    assert len(removed) == len(shown.stdout.splitlines())
    gone = run("show", "northlume", "--registry", store, cwd=tmp_path)
    assert gone.stderr == "northlume was removed.\n"
    assert run("check", "--registry", store, "--on", "2026-01-01", cwd=tmp_path).stdout == ""


def test_export_and_import_round_trip(filled: Path, tmp_path: Path) -> None:
    out = run("export", "--registry", "r.db", "-o", tmp_path / "out.json", cwd=filled)
    assert out.stdout == ""
    piped = run("export", "--registry", "r.db", cwd=filled)
    assert piped.stdout == (tmp_path / "out.json").read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]
    run("import", "out.json", "--registry", "again.db", cwd=tmp_path)
    digests = {
        json.loads(run("stats", "--registry", place, "-f", "json", cwd=tmp_path).stdout)["digest"]
        for place in (filled / "r.db", tmp_path / "again.db", tmp_path / "out.json")
    }
    assert len(digests) == 1


def test_a_bad_row_is_reported_with_its_line_and_kept_for_review(tmp_path: Path) -> None:
    (tmp_path / "d.csv").write_text("name,country\nKaufinsel GmbH,DE\nDeux Rives,FR,oops\n")
    done = run("import", "d.csv", "--registry", "r.db", cwd=tmp_path)
    assert done.returncode == 0
    assert "1 new" in done.stdout
    assert "line 3: The row has 3 cells" in done.stdout
    listed = run("problems", 1, "--registry", "r.db", cwd=tmp_path)
    assert "Deux Rives,FR,oops" in listed.stdout
    checked = run("check", "--registry", "r.db", cwd=tmp_path)
    assert checked.returncode == 10
    assert "refused" in checked.stdout


def test_check_finds_nothing_in_a_sound_registry(filled: Path, fixtures: Path) -> None:
    done = run("check", "--registry", fixtures / "registry.json", "--on", "2026-01-01", cwd=filled)
    assert (done.returncode, done.stdout) == (0, ""), done.stdout


def test_a_dry_run_makes_no_store(tmp_path: Path) -> None:
    done = run("import", "starter", "--registry", "r.db", "--dry-run", cwd=tmp_path)
    assert "nothing was kept" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_compact_packs_the_names(filled: Path, tmp_path: Path) -> None:
    store = tmp_path / "r.db"
    store.write_bytes((filled / "r.db").read_bytes())
    assert run("compact", "--registry", store, cwd=tmp_path).returncode == 0
    stats = json.loads(run("stats", "--registry", store, "-f", "json", cwd=tmp_path).stdout)
    assert set(stats["pending_names"].values()) == {0}


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("import", "nothing.csv", "--registry", "r.db"), 1, "Check the path"),
        (("import", "starter", "--registry", "r.db", "--as", "word"), 2, "Known are registry"),
        (("import", "starter", "--registry", "r.json"), 1, "Name it with"),
        (("show", "--registry", "nothing.db", "x"), 1, "does not exist"),
        (("show", "--registry", "nothing.db"), 2, "id of a record"),
        (("search", "x", "--registry", "mysql://u:secret@h/d"), 1, "mysql://…"),
        (("stats", "--registry", "postgresql://u:secret@127.0.0.1:1/d"), 1, "server runs"),
        (("revoke", "g", "--registry", "r.db", "--on", "soon", "--source", "x"), 2, "2026-05-31"),
        (("problems", "1", "--registry", "nothing.db"), 1, "does not exist"),
    ],
)
def test_errors_have_a_remedy_and_no_secret(
    tmp_path: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == code, done.stderr
    assert done.stdout == ""
    assert said in done.stderr
    assert "secret" not in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_learn_shows_genuine_papers_and_says_what_they_do_not_show(
    filled: Path, tmp_path: Path
) -> None:
    store = tmp_path / "r.db"
    store.write_bytes((filled / "r.db").read_bytes())
    papers = Path(__file__).parent.parent.parent / "fixtures" / "invoices"
    of = ("--issuer", "feldmoor", "--source", "the buyer", "--registry", store)
    files = (papers / "de-classic.pdf", papers / "en-classic--gross-edited.pdf")
    done = run("learn", *files, *of, "-f", "json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "gross-edited.pdf is not learned: " in done.stderr
    learned = json.loads(done.stdout)
    assert (learned["new"], learned["papers"], learned["doubts"]) == (1, 1, [])
    assert learned["observations"][0]["making"]["number_form"] == ["9999-99999"]
    shown = run("show", "feldmoor", "--registry", store, cwd=tmp_path).stdout
    assert "Learned from 1 genuine papers (invoice):" in shown
    assert "number form: 9999-99999 (1)" in shown
    nobody = run("learn", *files, *of[2:], "--issuer", "nobody", cwd=tmp_path)
    assert (nobody.returncode, nobody.stdout) == (1, "")
    assert "`registry search NAME` finds ids." in nobody.stderr
