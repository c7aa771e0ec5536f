"""Sum to pay on top in a frame, buyer addressed on the left, seller with seal on the right."""

from __future__ import annotations

from scripts.unseen.data.sales import Sale, Wishes
from scripts.unseen.layouts import invoice_parts as parts
from scripts.unseen.layouts.ornaments import company_seal
from scripts.unseen.layouts.page import Look, document, pairs
from scripts.unseen.ledger import Ledger, plain

MANNER = "sans"
WISHES = Wishes(lines=(3, 7), two_rates=True, charge=True)
COLUMNS = ("description", "quantity", "unit", "unit_price", "tax_rate", "amount")

_CSS = """
.all{position:absolute;left:17mm;right:17mm;top:14mm}
h1{text-align:center;font-size:19pt;letter-spacing:5px;border-bottom:1pt solid #222;
padding-bottom:2mm;margin-bottom:6mm}.two{display:flex;justify-content:space-between;gap:6mm;
margin-bottom:4mm}
.to{width:92mm;font-size:10pt}.to .name{font-size:12pt;border-bottom:.7pt solid #222;
padding-bottom:1mm;margin-bottom:1.5mm}.from{width:74mm;position:relative;font-size:9pt}
.sum{border:1.2pt solid #222;display:flex;margin:6mm 0;font-size:13pt}
.sum div{padding:2mm 4mm}.sum .cap{font-size:9.5pt;padding-top:3mm}.sum .v{font-weight:bold;
margin-left:auto}
.kv{margin-bottom:3mm}.kv th{font-weight:normal;padding-right:5mm}
.goods{width:100%;font-size:9pt}.goods th,.goods td{border:.5pt solid #555;padding:1.3mm 2mm}
.goods th{text-align:center}.sub{font-size:7.8pt;color:#444}
.totals{margin:-.5pt 0 5mm auto;min-width:90mm}.totals th,.totals td{border:.5pt solid #555;
padding:1.1mm 2mm;font-weight:normal}.strong td,.strong th{font-weight:bold}
.memo{border:.5pt solid #555;padding:2mm 3mm;font-size:8.6pt;min-height:31mm;
position:relative}
"""


def draw(ink: Ledger, sale: Sale, look: Look) -> str:
    """Set the invoice."""
    words = sale.words
    total = sale.payable
    field = "payable_total" if sale.prepaid else "gross_total"
    large = ink.put(field, sale.style.money(total), f"{total:f}")
    rows = parts.body_rows(ink, sale, COLUMNS, range(len(sale.lines)), "brand model name", ("sku",))
    honour = {"ja": " 御中", "zh": "："}.get(sale.style.language, "")
    to = (
        f"<div class='name'>{parts.name(ink, 'buyer', sale.buyer)}{honour}</div>"
        f"{parts.address(ink, 'buyer', sale.buyer, parts.is_abroad(sale))}"
    )
    at_name = sale.style.language == "ja"
    spot = "right:2mm;top:12mm" if at_name else "right:9mm;top:-3mm"
    seal = company_seal(sale.seller.name, sale.style.language, spot, sale.draw)
    beside, below = (seal, "") if at_name else ("", seal)
    page = (
        f"<div class='all'><h1>{plain(words['title'])}</h1><div class='two'><div class='to'>{to}"
        f"<div class='sum'><div class='cap'>{plain(words['gross_total'])}</div><div class='v n'>"
        f"{large}</div></div></div><div class='from'>"
        f"{pairs(parts.meta(ink, sale, 'number', 'date', 'due'))}"
        f"{parts.seller_block(ink, sale)}{beside}</div></div>"
        f"<table class='goods'>{parts.head(sale, COLUMNS)}{rows}</table>"
        f"{parts.totals_table(parts.total_rows(ink, sale, bare=True))}<div class='memo'>"
        f"{parts.terms(sale)}<br>{parts.bank(ink, sale)}<br>{parts.notes(sale)}{below}</div></div>"
    )
    return document([page], _CSS, look)
