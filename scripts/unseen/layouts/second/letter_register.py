"""Table form with shaded captions in two pairs of columns, trademarks in a table of their own."""

from __future__ import annotations

from scripts.unseen.layouts.page import Look, document
from scripts.unseen.layouts.second.speech import SecondSpeech
from scripts.unseen.ledger import plain

MANNER = "sans"
MARKS = 3

_CSS = """
.all{position:absolute;left:18mm;right:18mm;top:16mm}.bar{padding:3mm 5mm;font-size:15pt;
font-weight:bold;margin-bottom:5mm}table{width:100%}.grid{margin-bottom:5mm;table-layout:fixed}
.grid th,.grid td,.marks th,.marks td{border:.5pt solid #9a9a9a;padding:1.7mm 2.2mm;
font-size:9.3pt}
.grid th{background:#eef0f2;width:31mm;font-weight:bold}.marks th{background:#eef0f2}
.marks{margin-bottom:4mm}.say{font-size:8.6pt;margin-bottom:5mm;color:#333}
"""


def draw(speech: SecondSpeech, look: Look) -> str:
    """Set the form: pairs of captions and values, the longer ones over the whole width."""
    grant, label = speech.grant, speech.label

    def pair(key: str, value: str, span: int = 1) -> str:
        return f"<th>{label(key)}</th><td colspan='{span}'>{value}</td>"

    rights = dict(zip(("l_sub", "l_excl"), _rights(speech), strict=True))
    last = "".join(pair(key, value) for key, value in rights.items() if value)
    rows = [
        pair("ref", speech.number()) + pair("date", speech.date()),
        pair("l_grantor", speech.name_of("grantor"), 3),
        pair("l_address", plain(grant.grantor.one_line), 3),
        pair("l_grantee", speech.name_of("grantee"), 3),
        pair("l_address", plain(grant.grantee.one_line), 3),
        pair("l_brand", speech.brand()) + pair("l_territory", speech.territories()),
        pair("l_products", speech.goods(), 3),
        pair("l_channels", speech.channels(), 3),
        pair("l_period", speech.period("c_"), 3),
        last if last.count("<th>") != 1 else last.replace("colspan='1'", "colspan='3'"),
    ]
    grid = "".join(f"<tr>{row}</tr>" for row in rows if row)
    marks = "".join(
        f"<tr><td>{office}</td><td>{number}</td><td>{classes}</td></tr>"
        for office, number, classes in speech.mark_rows()
    )
    head = "".join(f"<th>{label(key)}</th>" for key in ("office", "number_label", "class_label"))
    page = (
        f"<div class='all'><div class='bar bg'>{label('title')}</div><table class='grid'>{grid}"
        f"</table><table class='marks'><tr>{head}</tr>{marks}</table><div class='say'>"
        f"{plain(speech.words['purpose'])} {plain(speech.words['revoke'])} {speech.say('check')}"
        f"</div>{speech.sign_off(wide=True)}</div>"
    )
    return document([page], _CSS, look)


def _rights(speech: SecondSpeech) -> tuple[str, str]:
    """Sub-licence and exclusivity as cells; empty where the letter is silent."""
    grant, sub, exclusive = speech.grant, "", ""
    if grant.may_sublicense is not None:
        speech.ink.means("may_sublicense", grant.may_sublicense)
        sub = speech.label("yes" if grant.may_sublicense else "no")
    if grant.exclusive is not None:
        speech.ink.means("exclusive", grant.exclusive)
        exclusive = speech.label("exclusive" if grant.exclusive else "nonexclusive")
    return sub, exclusive
