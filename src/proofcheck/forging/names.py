"""Words of which invented company and brand names are made, for swapped names.

Own list, made for this project: common words of trade and nature in several languages, four to
twelve letters, none of them a company's protected name by itself.
"""

from __future__ import annotations

OTHER_WORDS = (
    *("alba", "nord", "mare", "lago", "luna", "voss", "kern", "holm", "berg", "rive", "sole"),
    *("hafen", "markt", "forum", "terra", "stern", "monte", "linde", "torre", "anker", "ponte"),
    *("kontor", "silber", "campus", "basalt", "garten", "bridge", "harbor", "canale", "trader"),
    *("handels", "eastern", "western", "outdoor", "central", "europea", "kristal", "morgens"),
    *("seehafen", "rosewood", "stonegate", "goldberg", "montagna", "westfeld", "landhaus"),
    *("waldmarkt", "northgate", "riverside", "commercio", "talbruck", "kaufplatz"),
    *("warenkabel", "eastbridge", "hafenstadt", "clearwater", "buongiorno", "bergkuppel"),
    *("handelshaus", "morgenstern", "summerfield", "westminster", "markthallen"),
    *("sonnenschein", "rheinblicker", "kaufmannshof", "silverstream", "lagerverwalt"),
)
"""Lower case; the case of the word that is replaced is put on."""
