"""Letter of one page with goods and marks in schedules on the next."""

from __future__ import annotations

from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.third import signing
from scripts.unseen.layouts.third.script import Script

MANNER = "sans"

_CSS = (
    signing.CSS
    + """
.strip{position:absolute;right:0;top:0;bottom:0;width:7mm}.all{position:absolute;left:23mm;
right:30mm;top:18mm;font-size:10.6pt;line-height:1.5}.head{display:flex;
justify-content:space-between;margin-bottom:12mm}.head small{display:block;font-size:8.6pt}
.kv{font-size:9.4pt;margin-bottom:8mm}.kv th{font-weight:normal;color:#666;padding-right:5mm}
.subject{font-weight:bold;margin-bottom:6mm}h2{font-size:12pt;margin:0 0 3mm}
.list{width:100%;margin-bottom:13mm}.list td{border:.5pt solid #777;padding:1.8mm 2.5mm}
.list tr.top td{background:#eee;font-weight:bold}
"""
)


def draw(script: Script, look: Look) -> str:
    """Set letter and schedules; letterhead with name and address at the right."""
    letter = (
        f"<div class='strip bg full'></div><div class='all'><div class='head'>"
        f"{signing.logo(script, 19)}<div class='r'><b>{script.fill('{grantor}')}</b><small>"
        f"{script.fill('{grantor_lines}')}<br>{script.fill('{email}')}</small></div></div>"
        f"<table class='kv'>{script.rows('refs', 'th')}</table><div class='subject'>"
        f"{script.html('subject')}</div><p>{script.html('greet')}</p>"
        f"{script.paragraphs('body')}<p>{script.html('close')}</p>"
        f"{signing.block(script, 'company hand name title')}</div>"
    )
    tables = "".join(_table(script, name) for name in ("goods", "marks"))
    annex = f"<div class='strip bg full'></div><div class='all'>{tables}</div>"
    return document([letter, annex], _CSS, look)


def _table(script: Script, name: str) -> str:
    head = script.cells(f"{name}_head")
    return (
        f"<h2>{script.html(f'{name}_heading')}</h2><table class='list'><tr class='top'>{head}"
        f"</tr>{script.rows(name)}</table>"
    )
