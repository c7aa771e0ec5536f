"""Makes papers that no extraction rule was written against: an exam of the rules.

Country by country data and wordings become parties, sales and grants (`data`), these are set
in layouts (`layouts`), printed by Chromium and sent through scanners and cameras (`capture`).
Whatever a layout prints is noted in a `Ledger`, from which the truth file is written.

There are five editions (`plan`), each with its own layouts, wordings, goods, firms and towns.
Once the papers of an edition have been read by those who write rules it is practice; whoever
makes the next one looks neither at the rules nor at their word lists.
"""
