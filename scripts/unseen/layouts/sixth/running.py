"""The running text of a letter: paragraphs, headings, labels with values, tables and lists.

In a text of the sixth edition a part is a paragraph, a heading (a list of one), a label with its
value (a list of two), or a table with one of `grid` (its first row are heads), `facts` (rows of
label and value, ruled), `points` (a list), `numbers` (a numbered list), `centre` (a line in
the middle) and `both` (a paragraph and its other language).
"""

from __future__ import annotations

from typing import Any

from scripts.unseen.layouts.sixth.script import SixthScript

CSS = """
.blank{border-bottom:.6pt solid #333;padding:0 1.5mm}.row{margin-bottom:1.3mm}
.pair{display:flex;gap:4mm;margin-bottom:1.1mm}.pair>span{flex:0 0 auto;min-width:44mm;color:#333}
.ruled{width:100%;margin:1.5mm 0 3.5mm}.ruled td,.ruled th{border:.5pt solid #777;
padding:1.2mm 2.2mm;font-weight:normal}.ruled th{width:34%;background:#f2f2f2}
.ruled tr.heads td{font-weight:bold;background:#ececec}.points{margin:0 0 3mm 5mm}
.points>div{display:flex;gap:3mm;margin-bottom:.9mm}.points>div>span{flex:none;min-width:5mm}
.centre{text-align:center}
"""


def parts(script: SixthScript, key: str) -> str:
    """Set a list of parts one below the other."""
    return "".join(_part(script, part) for part in script.text.get(key, ()))


def _part(script: SixthScript, part: Any) -> str:
    if isinstance(part, str):
        return f"<p>{script.fill(part)}</p>"
    if isinstance(part, list):
        if len(part) == 1:
            return f"<h2>{script.fill(part[0])}</h2>"
        label, value = map(script.fill, part)
        return f"<div class='pair'><span>{label}</span><div>{value}</div></div>"
    ((kind, rows),) = part.items()
    if kind == "both":
        own, other = map(script.fill, rows)
        return f"<p class='own'>{own}</p><p class='other'>{other}</p>"
    if kind == "centre":
        return f"<p class='centre'>{script.fill(rows)}</p>"
    if kind in ("points", "numbers"):
        signs = [f"{index}." if kind == "numbers" else "•" for index in range(1, len(rows) + 1)]
        return "<div class='points'>" + "".join(
            f"<div><span>{sign}</span><div>{script.fill(row)}</div></div>"
            for sign, row in zip(signs, rows, strict=True)
        ) + "</div>"  # fmt: skip
    return f"<table class='ruled'>{_rows(script, rows, kind)}</table>"


def _rows(script: SixthScript, rows: list[list[str]], kind: str) -> str:
    html = ""
    for index, row in enumerate(rows):
        cells = [script.fill(cell) for cell in row]
        if kind == "facts":
            rest = "".join(f"<td>{cell}</td>" for cell in cells[1:])
            html += f"<tr><th>{cells[0]}</th>{rest}</tr>"
        else:
            head = " class='heads'" if index == 0 else ""
            html += f"<tr{head}>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
    return html
