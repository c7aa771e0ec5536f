"""A platform's template filled in: both parties on top, then numbered clauses without headings."""

from __future__ import annotations

from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.second.speech import SecondSpeech
from scripts.unseen.ledger import plain

MANNER = "sans"

_CSS = """
.all{position:absolute;left:26mm;right:26mm;top:24mm;font-size:11.5pt;line-height:1.62}
h1{font-size:21pt;text-align:center;letter-spacing:2px;margin-bottom:3mm}
.no{text-align:right;font-size:10pt;margin-bottom:5mm}.party{margin-bottom:1mm}
.clause{padding-left:8mm;text-indent:-8mm;margin:1.6mm 0}.gap{height:4mm}
.end{margin:8mm 0 0 auto;width:104mm}.dated{text-align:right;margin-top:2mm}
"""


def draw(speech: SecondSpeech, look: Look) -> str:
    """Set the letter; the day of issue stands below the signature."""
    grant, ideographs = speech.grant, speech.language in ("zh", "ja")
    colon, mark = speech.colon, "、" if ideographs else ". "
    clauses = [
        speech.capital("owner"), speech.capital("grant"), speech.capital("marks"),
        speech.capital("territory"), speech.capital("channels"), speech.capital("period"),
        speech.capital("excl", "sub"), speech.capital("duty"), speech.capital("revoke"),
    ]  # fmt: skip
    numerals = "一二三四五六七八九" if speech.language == "zh" else "123456789"
    listed = "".join(
        f"<div class='clause'>{number}{mark}{text}</div>"
        for number, text in zip(numerals, filter(None, clauses), strict=False)
    )
    parties = ""
    for role, company in (("grantor", grant.grantor), ("grantee", grant.grantee)):
        who = f"{speech.label(f'l_{role}')}{colon}{speech.name_of(role)}"
        known = speech.identity(company)
        parties += f"<div class='party'>{who}</div>"
        parties += f"<div class='party'>{known}</div>" if known else ""
    page = (
        f"<div class='all'><h1>{speech.label('title')}</h1><div class='no'>"
        f"{speech.label('ref')}{colon}{speech.number()}</div>{parties}<div class='gap'></div>"
        f"{listed}<div class='gap'></div>{plain(speech.words['purpose'])}<div class='end'>"
        f"{speech.sign_off(wide=True)}<div class='dated'>{speech.label('date')}{colon}"
        f"{speech.date()}</div></div></div>"
    )
    return document([page], _CSS, look)
