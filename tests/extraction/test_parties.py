"""Who sells and who buys, without a template."""

from extraction.placed import placed
from proofcheck.extraction.addresses import has_legal_form, has_postcode, is_legal_form
from proofcheck.extraction.parties import PartyFields, read_parties
from proofcheck.extraction.parties.sender_lines import is_sender_line
from proofcheck.extraction.sheets import read_sheets
from proofcheck.model.document import PageText, Source
from proofcheck.model.fields import Field, Kind, Maybe


def read(page: PageText, kind: Kind = Kind.INVOICE) -> PartyFields:
    return read_parties(read_sheets((page,)), kind)


def text(field: Maybe[str]) -> str | None:
    return field.value if isinstance(field, Field) else None


def test_the_delivery_address_is_not_the_buyer() -> None:
    parties = read(
        placed(
            (60, 40, "Nordlicht Handel GmbH"),
            (60, 54, "Am Kai 3, 20457 Hamburg"),
            (60, 120, "Lieferadresse"),
            (60, 134, "Lager Süd"),
            (60, 148, "Ringstr. 9, 80331 München"),
            (330, 120, "Rechnungsadresse"),
            (330, 134, "Südmarkt AG"),
            (330, 148, "Marktplatz 1, 80331 München"),
        )
    )
    assert text(parties.buyer_name) == "Südmarkt AG"
    assert text(parties.buyer_address) == "Marktplatz 1, 80331 München"
    assert text(parties.seller_name) == "Nordlicht Handel GmbH"


def test_without_a_delivery_label_the_window_names_the_buyer() -> None:
    parties = read(
        placed(
            (70, 120, "Lichtwerk AG - Uferweg 40 - D-63571 Gelnhausen"),
            (70, 150, "iVida Labs Ltd."),
            (70, 164, "93B Sai Yu Chung"),
            (70, 178, "Hong Kong"),
            (70, 790, "Lichtwerk AG"),
            (230, 790, "UStId DE 136 695 976"),
        )
    )
    assert text(parties.seller_name) == "Lichtwerk AG"
    assert text(parties.seller_address) == "Uferweg 40, 63571 Gelnhausen"
    assert text(parties.seller_tax_id) == "DE136695976"
    assert text(parties.buyer_name) == "iVida Labs Ltd."


def test_a_payee_and_a_contact_are_nobody() -> None:
    parties = read(
        placed(
            (60, 40, "Canyon Supply LLC"),
            (60, 54, "9 Mesa Road, Reno, NV 89502"),
            (60, 120, "Sold to"),
            (60, 134, "Pinecrest Goods LLC"),
            (60, 148, "611 Alder Avenue, Boise, ID 83702"),
            (60, 700, "Please make checks payable to"),
            (60, 714, "Factoring Partners Inc"),
            (60, 750, "Contact: Tony Dubois"),
        )
    )
    assert text(parties.seller_name) == "Canyon Supply LLC"
    assert text(parties.buyer_name) == "Pinecrest Goods LLC"


def test_numbers_above_the_name_are_not_the_name() -> None:
    parties = read(
        placed(
            (60, 60, "Lieferant"),
            (60, 70, "GLN 4333741000005"),
            (60, 80, "Lief-Nr: 549910"),
            (60, 90, "LINDENHOF GMBH"),
            (60, 100, "BAHNHOFSTRASSE 99"),
            (60, 110, "DE 99199 MUSTERHAUSEN"),
            (60, 120, "USt-IdNr : DE136695976"),
            (300, 60, "Käufer"),
            (300, 70, "Herrn"),
            (300, 80, "Max Beispiel"),
            (300, 90, "Kundenweg 8"),
            (300, 100, "40235 Düsseldorf"),
        )
    )
    assert text(parties.seller_name) == "LINDENHOF GMBH"
    assert text(parties.seller_address) == "BAHNHOFSTRASSE 99, 99199 MUSTERHAUSEN"
    assert text(parties.seller_tax_id) == "DE136695976"
    assert text(parties.buyer_name) == "Herrn Max Beispiel"


def test_the_customers_tax_id_outside_the_blocks_is_the_buyers() -> None:
    parties = read(
        placed(
            (60, 40, "Bon Moulin SARL - 12 chemin Vert - 84340 Malaucène"),
            (60, 54, "TVA : FR11999999998"),
            (60, 120, "Facturé à"),
            (60, 134, "Me Gusta SA"),
            (60, 148, "8 camino Alto, 41700 Dos Hermanas"),
            (60, 200, "N° TVA client"),
            (200, 200, "ESA12345674"),
        )
    )
    assert text(parties.buyer_tax_id) == "ESA12345674"
    assert text(parties.seller_tax_id) == "FR11999999998"


def test_the_legal_name_is_taken_where_it_follows_the_shops_name() -> None:
    parties = read(
        placed(
            (200, 40, "Harum Kopi"),
            (180, 54, "ANGIN TIMUR SDN. BHD. (519537-X)"),
            (180, 68, "LOT 5, JALAN TEMBAGA,"),
            (180, 82, "43000 KAJANG"),
        ),
        Kind.RECEIPT,
    )
    assert text(parties.seller_name) == "ANGIN TIMUR SDN. BHD."
    assert text(parties.seller_address) == "LOT 5, JALAN TEMBAGA, 43000 KAJANG"


def test_legal_forms_and_postcodes_of_many_countries() -> None:
    assert has_legal_form("Padana Distribuzione S.r.l.")
    assert has_legal_form("杭州启沐电子商务有限公司")
    assert not has_legal_form("Main Street 5")
    assert is_legal_form("CO. (M) SDN BHD")
    for line in ("3012 CN Rotterdam", "London SW1B 3BN", "80-233 Gdańsk", "Miami, FL 33101"):
        assert has_postcode(line)
    assert not has_postcode("GLN 4333741000005")


def test_a_house_number_before_its_street_is_no_postcode() -> None:
    assert not has_postcode("2200 Harbor Blvd, Suite 310")
    assert has_postcode("Costa Mesa, CA 92626")
    assert has_postcode("20457 Hamburg, Am Hafen")
    parties = read(
        placed(
            (60, 120, "Bill To"),
            (60, 134, "Marlow Street Retail Inc."),
            (60, 148, "2200 Harbor Blvd, Suite 310"),
            (60, 162, "Costa Mesa, CA 92626"),
        )
    )
    assert text(parties.buyer_address) == "2200 Harbor Blvd, Suite 310, Costa Mesa, CA 92626"


def test_a_block_flush_right_is_one_block() -> None:
    def right(y: float, line: str) -> tuple[float, float, str]:
        width = sum(4.6 * len(word) for word in line.split()) + 2.4 * line.count(" ")
        return (540 - width, y, line)

    parties = read(
        placed(
            right(40, "Maison Delacourt SAS"),
            right(54, "4 allée des Grands Chênes du Parc"),
            right(68, "31120 Portet"),
            (60, 120, "Facturé à"),
            (60, 134, "Boutique Les Tilleuls SARL"),
            (60, 148, "18 rue des Acacias"),
            (60, 162, "69003 Lyon"),
        )
    )
    assert text(parties.seller_name) == "Maison Delacourt SAS"
    assert text(parties.seller_address) == "4 allée des Grands Chênes du Parc, 31120 Portet"


def test_a_legal_form_behind_a_comma_belongs_to_the_sender() -> None:
    parties = read(
        placed(
            (60, 110, "Importaciones Sol y Mar, S.L., Calle Colón 25, 46004 Valencia"),
            (60, 130, "Comercial Retiro SA"),
            (60, 144, "Calle Mayor 110"),
            (60, 158, "28931 Móstoles"),
        )
    )
    assert text(parties.buyer_name) == "Comercial Retiro SA"
    assert (text(parties.seller_name) or "").startswith("Importaciones Sol y Mar")


def test_single_letters_are_no_legal_form() -> None:
    assert not is_legal_form("B.I.G.")
    assert is_legal_form("S.p.A.")
    assert is_legal_form("Sp. z o.o.")


def test_a_japanese_building_belongs_to_the_address() -> None:
    parties = read(
        placed(
            (60, 120, "請求先"),
            (60, 134, "株式会社花園リテール"),
            (60, 148, "〒104-0061 東京都中央区銀座4-5-6"),
            (60, 162, "銀座ビル3F"),
        )
    )
    assert text(parties.buyer_name) == "株式会社花園リテール"
    assert text(parties.buyer_address) == "〒104-0061 東京都中央区銀座4-5-6, 銀座ビル3F"


def test_whom_a_word_of_respect_follows_is_the_buyer() -> None:
    parties = read(
        placed(
            (60, 60, "株式会社花園リテール 御中"),
            (60, 74, "〒530-0001"),
            (60, 88, "大阪府大阪市北区梅田2-2-2"),
            (370, 110, "株式会社山波商事"),
            (370, 124, "〒104-0061"),
            (370, 138, "東京都中央区銀座4-5-6"),
        )
    )
    assert text(parties.buyer_name) == "株式会社花園リテール"
    assert text(parties.seller_name) == "株式会社山波商事"


def test_an_indian_postcode_follows_its_town() -> None:
    assert has_postcode("Kolkata 700016")
    assert has_postcode("Mumbai - 400 069")
    assert not has_postcode("PO-646882")
    assert not has_postcode("Invoice IT73192720065")


def test_a_spanish_street_is_no_name() -> None:
    parties = read(
        placed(
            (50, 40, "SUMINISTROS LEVANTE, S.L."),
            (50, 54, "C/ Colón, 25 - 46004 VALENCIA"),
            (50, 68, "C.I.F. B-12345674"),
            (300, 100, "Cliente"),
            (300, 114, "TIENDAS DEL TURIA S.L."),
            (300, 128, "C/ Mayor 110"),
            (300, 142, "28931 MÓSTOLES"),
        )
    )
    assert text(parties.seller_name) == "SUMINISTROS LEVANTE, S.L."
    assert text(parties.buyer_name) == "TIENDAS DEL TURIA S.L."
    assert text(parties.buyer_address) == "C/ Mayor 110, 28931 MÓSTOLES"


def test_a_buyers_tax_id_in_the_reference_block_is_not_the_sellers() -> None:
    parties = read(
        placed(
            (60, 40, "Nordlicht Handel GmbH"),
            (60, 54, "Am Kai 3, 20457 Hamburg"),
            (330, 120, "Ihre USt-IdNr."),
            (430, 120, "DE129273398"),
            (60, 790, "USt-IdNr. DE136695976"),
        )
    )
    assert text(parties.seller_tax_id) == "DE136695976"
    assert text(parties.buyer_tax_id) == "DE129273398"


def test_a_tax_offices_number_stands_behind_the_vat_id() -> None:
    parties = read(
        placed(
            (60, 40, "Nordlicht Handel GmbH"),
            (60, 54, "Am Kai 3"),
            (60, 68, "20457 Hamburg"),
            (60, 82, "Steuernummer 143/251/20367"),
            (60, 96, "USt-IdNr. DE136695976"),
        )
    )
    assert text(parties.seller_tax_id) == "DE136695976"


def test_a_tax_offices_number_alone_is_read() -> None:
    parties = read(
        placed(
            (60, 40, "Nordlicht Handel GmbH"),
            (60, 54, "Am Kai 3"),
            (60, 68, "20457 Hamburg"),
            (60, 82, "Steuernummer 143/251/20367"),
        )
    )
    assert text(parties.seller_tax_id) == "14325120367"


def test_a_trade_name_above_the_legal_name_is_not_joined_to_it() -> None:
    parties = read(
        placed(
            (60, 40, "Nordlicht"),
            (60, 54, "Nordlicht Handel GmbH"),
            (60, 68, "Am Kai 3"),
            (60, 82, "20457 Hamburg"),
        )
    )
    assert text(parties.seller_name) == "Nordlicht Handel GmbH"


def test_the_consignee_is_the_buyer_where_no_one_else_is() -> None:
    parties = read(
        placed(
            (60, 60, "SHIPPER / EXPORTER"),
            (60, 72, "Nordlicht Handel GmbH"),
            (60, 84, "Am Kai 3"),
            (60, 96, "20457 Hamburg"),
            (60, 108, "VAT/EORI/Tax ID: DE136695976"),
            (230, 60, "AIR WAYBILL NO."),
            (230, 72, "31 2094 2382"),
            (60, 140, "CONSIGNEE"),
            (60, 152, "Brightway Asia Ltd"),
            (60, 164, "Flat 4, 7/F, Harbour Godown, 9 Kite"),
            (60, 176, "Street"),
            (60, 188, "Tsuen Wan"),
            (60, 200, "Hong Kong"),
            (60, 212, "Tel: +852 1234 5678"),
        )
    )
    assert text(parties.seller_name) == "Nordlicht Handel GmbH"
    assert text(parties.seller_tax_id) == "DE136695976"
    assert text(parties.buyer_name) == "Brightway Asia Ltd"
    address = "Flat 4, 7/F, Harbour Godown, 9 Kite, Street, Tsuen Wan"
    assert text(parties.buyer_address) == address


def test_a_party_label_may_stand_behind_a_number_and_before_brackets() -> None:
    parties = read(
        placed(
            (60, 60, "Podmiot1 - Sprzedawca"),
            (60, 74, "Nazwa: Latawce Sp. z o.o."),
            (60, 88, "Adres: ul. Polna 4, 20-002 Lublin"),
            (330, 60, "Kupujący (odbiorca)"),
            (330, 74, "Nazwa: Wiatr S.A."),
            (330, 88, "Adres: ul. Leśna 7, 45-018 Opole"),
        )
    )
    assert text(parties.seller_name) == "Latawce Sp. z o.o."
    assert text(parties.buyer_name) == "Wiatr S.A."
    assert text(parties.buyer_address) == "ul. Leśna 7, 45-018 Opole"


def test_a_province_below_the_town_belongs_to_the_address() -> None:
    parties = read(
        placed(
            (60, 60, "Vendedor"),
            (60, 74, "Cometas del Norte, S.L."),
            (60, 88, "Calle Mayor 4"),
            (60, 102, "27001 Lugo"),
            (60, 116, "Galicia"),
            (60, 130, "N.I.F. B37553856"),
        )
    )
    assert text(parties.seller_address) == "Calle Mayor 4, 27001 Lugo, Galicia"


def test_ocr_noughts_in_the_polish_legal_form_are_letters() -> None:
    lines = ((60, 60, "Sprzedawca"), (60, 74, "Latawce Sp. z 0.0."), (60, 88, "ul. Polna 4"))
    parties = read(placed(*lines, (60, 102, "20-002 Lublin"), source=Source.OCR))
    assert text(parties.seller_name) == "Latawce Sp. z o.o."


def test_a_party_in_one_line_keeps_words_that_are_labels_elsewhere() -> None:
    parties = read(
        placed(
            (
                60,
                60,
                "Vendeur : Cerf SARL, 12 rue du Port, 29200 Brest, TVA FR86188311104",
            ),
            (60, 80, "Acheteur : Total Dupont SA, 4 quai Neuf, 33000 Bordeaux"),
        )
    )
    assert text(parties.seller_name) == "Cerf SARL"
    assert text(parties.seller_address) == "12 rue du Port, 29200 Brest"
    assert text(parties.seller_tax_id) == "FR86188311104"
    assert text(parties.buyer_name) == "Total Dupont SA"
    assert text(parties.buyer_address) == "4 quai Neuf, 33000 Bordeaux"


def test_boxes_like_a_fapiaos_are_whose_their_headings_say() -> None:
    parties = read(
        placed(
            (60, 40, "发票"),
            (60, 60, "销售方信息"),
            (60, 74, "名称：蓝天风筝有限公司"),
            (60, 88, "地址：湖北省武汉市江汉区中山路12号"),
            (330, 60, "购买方信息"),
            (330, 74, "名称：白云商贸有限公司"),
            (330, 88, "地址：山东省青岛市市南区海滨路8号"),
        )
    )
    assert text(parties.seller_name) == "蓝天风筝有限公司"
    assert text(parties.buyer_name) == "白云商贸有限公司"


def test_captions_within_an_address_are_left_out() -> None:
    parties = read(
        placed(
            (60, 60, "Kunde: Südmarkt AG"),
            (60, 74, "Straße: Marktplatz 1"),
            (60, 88, "PLZ/Ort: 80331 München"),
        )
    )
    assert text(parties.buyer_address) == "Marktplatz 1, 80331 München"


def test_a_clerk_under_the_sellers_word_is_not_the_seller() -> None:
    page = placed(
        (60, 40, "Nordlicht Handel GmbH"),
        (60, 54, "Am Kai 3"),
        (60, 68, "20457 Hamburg"),
        (330, 120, "Verkäufer"),
        (330, 134, "Jörn Petersen"),
        (60, 160, "Südmarkt AG"),
        (60, 174, "Marktplatz 1"),
        (60, 188, "80331 München"),
        (60, 780, "post@nordlicht-handel.example"),
    )
    parties = read(page)
    assert text(parties.seller_name) == "Nordlicht Handel GmbH"
    assert text(parties.buyer_name) == "Südmarkt AG"


def test_a_bare_name_under_the_sellers_word_is_the_seller_without_a_domain() -> None:
    page = placed(
        (330, 40, "Verkäufer"),
        (330, 54, "Jörn Petersen"),
        (60, 160, "Südmarkt AG"),
        (60, 174, "Marktplatz 1"),
        (60, 188, "80331 München"),
    )
    assert text(read(page).seller_name) == "Jörn Petersen"


def test_a_bank_named_in_a_sentence_ends_with_its_paragraph() -> None:
    parties = read(
        placed(
            (43, 113, "Brocane SAS"),
            (43, 124, "233, route de Lyon"),
            (43, 136, "26000 Valence"),
            (43, 372, "Payable à 60 jours. Coordonnées bancaires: Ferrand Bank"),
            (43, 394, "Manufacture Ferrand SAS"),
            (43, 404, "18 bis, rue de la Monnaie"),
            (43, 414, "64100 Bayonne"),
            (43, 424, "Courriel accounts@ferrand.example"),
        )
    )
    assert text(parties.seller_name) == "Manufacture Ferrand SAS"
    assert text(parties.buyer_name) == "Brocane SAS"


def test_the_tax_id_under_a_senders_line_is_the_senders() -> None:
    parties = read(
        placed(
            (70, 118, "Lichtwerk e. Kfr. · Uferweg 40, 63571 Gelnhausen"),
            (70, 128, "Fon +49 307 8156953 · USt-ID DE136695976"),
            (70, 160, "Nordhelle, Inh. Kern"),
            (70, 174, "An der Mühle 112"),
            (70, 188, "31785 Hameln"),
        )
    )
    assert text(parties.seller_name) == "Lichtwerk e. Kfr."
    assert text(parties.seller_tax_id) == "DE136695976"
    assert text(parties.buyer_name) == "Nordhelle, Inh. Kern"
    assert text(parties.buyer_tax_id) is None


def test_a_dot_between_name_and_address_makes_a_senders_line() -> None:
    assert is_sender_line("Torrealta S. · Contrada San Biagio 134. 13900 Biella")
    assert not is_sender_line("Contrada San Biagio 134 · 13900 Biella")


def test_a_label_that_only_begins_a_word_heads_no_party() -> None:
    parties = read(
        placed(
            (40, 40, "苏州云岭电子有限公司"),
            (40, 52, "苏州市吴中区东方大道88号"),
            (320, 40, "购货方"),
            (320, 52, "绍兴禾田贸易有限公司"),
            (400, 120, "交货地点"),
            (400, 132, "供方仓库"),
        )
    )
    assert text(parties.seller_name) == "苏州云岭电子有限公司"


def test_a_label_glued_to_a_firm_heads_it() -> None:
    parties = read(
        placed((40, 40, "供方苏州云岭电子有限公司"), (320, 40, "需方：禾田贸易有限公司"))
    )
    assert text(parties.seller_name) == "苏州云岭电子有限公司"


def test_a_country_of_origin_in_a_row_of_goods_is_no_seller() -> None:
    parties = read(
        placed(
            (40, 40, "Morvan Outillage SARL"),
            (40, 52, "8 rue des Forges, 58000 Nevers"),
            (40, 120, "Désignation"),
            (220, 120, "Origine"),
            (280, 120, "Délai"),
            (360, 120, "Qté"),
            (420, 120, "Montant"),
            (40, 134, "Capteur"),
            (220, 134, "DE"),
            (280, 134, "Disponible"),
            (360, 134, "2"),
            (420, 134, "420"),
        )
    )
    assert text(parties.seller_name) == "Morvan Outillage SARL"


def test_the_number_of_an_order_under_a_customers_number_is_no_name() -> None:
    parties = read(
        placed(
            (70, 60, "Harbour Lamps Ltd"),
            (70, 74, "4 Quay Street, Bristol BS1 4DJ"),
            (70, 120, "Ines Calder"),
            (70, 134, "8 Mill Road"),
            (70, 148, "Bath BA1 2QF"),
            (70, 230, "Customer:2"),
            (70, 246, "Your order AB321"),
        )
    )
    assert text(parties.buyer_name) == "Ines Calder"


def test_a_tax_id_behind_the_taxs_name_belongs_to_its_block() -> None:
    parties = read(
        placed(
            (50, 50, "Maison Orvault SAS"),
            (50, 64, "27 quai des Brumes"),
            (50, 78, "29200 Brest"),
            (330, 120, "Les Comptoirs d'Iroise"),
            (330, 134, "14 rue du Guesclin"),
            (330, 148, "35400 Saint-Malo"),
            (330, 162, "TVA : FR83404833048"),
            (60, 790, "contact@orvault.example FR40303265045"),
        )
    )
    assert text(parties.seller_tax_id) == "FR40303265045"
    assert text(parties.buyer_tax_id) == "FR83404833048"


def test_spanish_blocks_without_labels() -> None:
    parties = read(
        placed(
            (50, 140, "Montearal Menaje, S.L."),
            (50, 154, "B50123454"),
            (50, 168, "Camino de la Noria 17"),
            (50, 182, "Zaragoza (50014), Zaragoza, España"),
            (50, 196, "hola@montearal.example"),
            (300, 140, "Vidrios Baroja, S.A."),
            (300, 154, "A20123451"),
            (300, 168, "Avenida de la Libertad 3"),
            (300, 182, "San Sebastián (20004), Gipuzkoa, España"),
        )
    )
    assert text(parties.seller_tax_id) == "B50123454"
    assert text(parties.buyer_name) == "Vidrios Baroja, S.A."
    assert text(parties.buyer_tax_id) == "A20123451"


def test_a_suite_behind_a_street_is_no_town() -> None:
    parties = read(
        placed(
            (50, 50, "Juniper Gulch Outfitters LLC"),
            (50, 64, "2210 Larimer St Ste 4"),
            (50, 78, "Denver, CO 80205 US"),
            (50, 92, "billing@junipergulch.example"),
        )
    )
    assert text(parties.seller_address) == "2210 Larimer St Ste 4, Denver, CO 80205 US"


def test_the_id_in_a_row_of_the_papers_own_data_is_the_buyers() -> None:
    parties = read(
        placed(
            (50, 50, "Casa Vilarinho, Lda"),
            (50, 64, "Rua do Almada 310"),
            (50, 78, "4050-034 Porto"),
            (50, 92, "NIF: 508234567"),
            (330, 130, "Exmo.(s) Sr.(s)"),
            (330, 144, "Loja do Cais, Unipessoal Lda"),
            (330, 158, "Avenida da República 88"),
            (330, 172, "4430-190 Vila Nova de Gaia"),
            (50, 230, "Data"),
            (145, 230, "Vencimento"),
            (240, 230, "Contribuinte"),
            (50, 244, "2025-01-30"),
            (145, 244, "2025-03-01"),
            (240, 244, "514876543"),
        )
    )
    assert text(parties.seller_tax_id) == "508234567"
    assert text(parties.buyer_tax_id) == "514876543"


def test_whom_a_payment_slip_addresses_is_the_seller() -> None:
    parties = read(
        placed(
            (50, 92, "Cobbold & Finch Books Ltd"),
            (50, 106, "31 Abbey Street"),
            (50, 120, "Nottingham NG7 2RD"),
            (400, 50, "Tolland Stationery Ltd"),
            (400, 64, "Unit 4, Mill Lane"),
            (400, 78, "Taunton TA2 8DN"),
            (46, 518, "PAYMENT ADVICE"),
            (50, 532, "To: Tolland Stationery Ltd"),
            (50, 546, "Unit 4, Mill Lane"),
            (50, 560, "Taunton TA2 8DN"),
        )
    )
    assert text(parties.seller_name) == "Tolland Stationery Ltd"
    assert text(parties.buyer_name) == "Cobbold & Finch Books Ltd"
