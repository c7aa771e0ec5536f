"""Draws docs/architecture.md from the code: floors, rooms with their first line, imports.

`python scripts/draw_architecture.py` writes the page; with `--check` it says whether the page
is as the code is (exit 1 if not). Only the standard library is used.
"""

from __future__ import annotations

import ast
import sys
import tomllib
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "proofcheck"
PAGE = ROOT / "docs" / "architecture.md"

HEAD = """# Architecture

Drawn from the code by `python scripts/draw_architecture.py`; a test holds it against the code.

```
bytes ─intake─► Document ─reading─► PageText ─extraction─► Fields ─forensics─► Facts ──┐
                                         registry ─► answers ──────────────────────────┤
                                                                 Claim ────────────────┴─► Dossier
Dossier ─checks─► CheckResults ─weighing─► Verdict ─► Report ─report─► JSON, JUnit, text
```

Everything left of the Dossier does the input and output and may be slow or hostile. The
Dossier is frozen and can be saved; checks are pure functions of it, so a verdict can be made
again years later (`proofcheck judge`). Imports only go down the floors below; import-linter
proves it (`lint-imports`).
"""


def main() -> int:
    """Write the page, or check it."""
    text = draw()
    if "--check" in sys.argv[1:]:
        if PAGE.read_text(encoding="utf-8") == text:
            return 0
        sys.stderr.write("docs/architecture.md is not as the code is: run the script.\n")
        return 1
    PAGE.write_text(text, encoding="utf-8")
    return 0


def draw() -> str:
    """Return the page as the code is now."""
    floors = _floors()
    arrows = _arrows()
    parts = [HEAD, "## Floors\n", _diagram(floors, arrows), "## Rooms\n"]
    for floor in floors:
        parts.extend(_room(name, arrows) for name in floor)
    return "\n".join(parts).rstrip() + "\n"


def _floors() -> list[list[str]]:
    """Floors, top to bottom, as the import contract names them; only rooms that exist."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    floors = [[name.strip(" ()") for name in layer.split("|")] for layer in layers]
    return [[n for n in floor if _files(n)] for floor in floors if any(_files(n) for n in floor)]


def _files(room: str) -> list[Path]:
    if (PACKAGE / f"{room}.py").exists():
        return [PACKAGE / f"{room}.py"]
    return sorted((PACKAGE / room).rglob("*.py"))


def _arrows() -> dict[str, set[str]]:
    """Which room imports which."""
    arrows: dict[str, set[str]] = defaultdict(set)
    for path in sorted(PACKAGE.rglob("*.py")):
        room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("proofcheck."):
                arrows[room].add(str(node.module).split(".")[1])
    return {room: found - {room} for room, found in arrows.items()}


def _diagram(floors: list[list[str]], arrows: dict[str, set[str]]) -> str:
    """A Mermaid diagram; the model, errors and config are left out, since all import them."""
    ground = {"model", "errors", "config", "comparing"}
    lines = ["```mermaid", "flowchart TD"]
    for floor in floors:
        for room in floor:
            lines.extend(
                f"  {room} --> {other}"
                for other in sorted(arrows.get(room, ()))
                if room not in ground and other not in ground
            )
    ground_line = ", ".join(f"`{room}`" for floor in floors for room in floor if room in ground)
    return "\n".join((*lines, "```", "", f"Every room may import the ground: {ground_line}.", ""))


def _room(room: str, arrows: dict[str, set[str]]) -> str:
    uses = ", ".join(f"`{name}`" for name in sorted(arrows.get(room, ()))) or "nothing"
    rows = [f"### {room}", "", f"{_first_line(_files(room)[0], room)} Imports {uses}.", ""]
    rows.extend(
        f"- `{path.relative_to(PACKAGE)}`: {_first_line(path, room)}"
        for path in _files(room)
        if path.name != "__init__.py"
    )
    return "\n".join(rows) + "\n"


def _first_line(path: Path, room: str) -> str:
    """The first sentence of a module's docstring."""
    files = [p for p in _files(room) if p.name == "__init__.py"]
    source = files[0] if path.name == "__init__.py" and files else path
    documented = ast.get_docstring(ast.parse(source.read_text(encoding="utf-8"))) or ""
    return " ".join(documented.split("\n\n", 1)[0].split())


if __name__ == "__main__":
    raise SystemExit(main())
