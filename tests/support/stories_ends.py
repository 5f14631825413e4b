"""Stories of discounts, cents, amendments and cheques (situations m to p), in short lines."""

from support.stories import Story
from support.stories_money import JOB

EARLY = "F1 05-01 due=05-31 discount=2_%_10_jours: Lumen 1200, Travaux -1000, Attente -200\n"
DISCOUNTS = {
    "m corrected": Story(
        "receipts", f"{EARLY}05-08 ^F1: Banque 1176, Escomptes 20, Lumen -1200, Attente 200, TVA -196"
    ),
    "m not corrected": Story("receipts", f"{EARLY}05-08 ^F1: Banque 1176, Escomptes 24, Lumen -1200, move 200"),
    "m VAT moved by its own entry": Story(
        "receipts", f"{EARLY}05-08 ^F1: Banque 1176, Escomptes 20, Attente 4, Lumen -1200\n05-31 ^F1: move 196"
    ),
    "m on debits, corrected": Story(
        "debits",
        """
F1 05-01 due=05-31 discount=2_%_10_jours: Lumen 1200, Travaux -1000, TVA -200
05-08 ^F1: Banque 1176, Escomptes 20, TVA 4, Lumen -1200
""",
    ),
    "m two rates": Story(
        "receipts",
        """
F1 05-01 due=05-31 discount=2_%_10_jours: Lumen 2300, Travaux -1000 vat=20, Travaux -1000 vat=10, Attente -200, \
Attente10 -100
05-08 ^F1: Banque 2254, Escomptes 40, Lumen -2300, Attente 200, TVA -196, Attente10 100, TVA10 -98
""",
    ),
}
CENTS = {
    "n short, written off later": Story(
        "receipts",
        f"{JOB}05-20 ^F1: Banque 1199.98, Lumen -1199.98, move 200\n06-30 ^F1: Differences 0.02, Lumen -0.02",
    ),
    "n short, in the payment": Story(
        "receipts", f"{JOB}05-20 ^F1: Banque 1199.97, Differences 0.03, Lumen -1200, move 200"
    ),
    "n too much, a gain": Story("receipts", f"{JOB}05-20 ^F1: Banque 1200.03, Gains -0.03, Lumen -1200, move 200"),
    "n on debits": Story(
        "debits",
        """
F1 05-01 due=05-31: Lumen 1200, Travaux -1000, TVA -200
05-20 ^F1: Banque 1199.98, Differences 0.02, Lumen -1200
""",
    ),
    "n VAT by the month": Story(
        "receipts", f"{JOB}05-20 ^F1: Banque 1199.98, Differences 0.02, Lumen -1200\n05-31 ^F1: move 200"
    ),
}
LARGE = """
01-05 quote D1 Lumen 5000 vat=20
01-06 accepted D1
F1 01-06 ^D1 due=01-20: Lumen 3600, Acomptes -3000, Attente -600
01-18 ^F1: Banque 3600, Lumen -3600, move 600
02-01 amendment D1 -2500 20%
"""
AMENDED = {
    "o negative final, repaid in its month": Story(
        "receipts",
        f"""{LARGE}
F2 03-01 ^D1: Lumen -600, Acomptes 3000, Travaux -2500, Attente 100
03-10 ^F2: Lumen 600, Banque -600, move -100
""",
    ),
    "o negative final, repaid the month after": Story(
        "receipts",
        f"""{LARGE}
F2 03-01 ^D1: Lumen -600, Acomptes 3000, Travaux -2500, Attente 100
04-10 ^F2: Lumen 600, Banque -600, move -100
""",
    ),
    "o negative final set against another invoice": Story(
        "receipts",
        f"""{LARGE}
F2 03-01 ^D1: Lumen -600, Acomptes 3000, Travaux -2500, TVA 100
F3 03-15 ^F2 due=04-14: Lumen 1200, Services -1000, Attente -200
04-10 ^F3: Banque 600, Lumen -600, move 200
""",
    ),
    "o final of nothing": Story(
        "receipts", f"{LARGE}02-02 amendment D1 500 20%\nF2 03-01 ^D1: Lumen 0, Acomptes 3000, Travaux -3000"
    ),
    "o amended upwards at another rate": Story(
        "receipts",
        f"""{LARGE}
02-10 amendment D1 3000 10%
F2 03-01 ^D1 due=03-31: Lumen 2700, Acomptes 3000, Travaux -2500 vat=20, Travaux -3000 vat=10, \
Attente 100, Attente10 -300
03-31 ^F2: Banque 2700, Lumen -2700, move -100, move10 300
""",
    ),
}
SIGNED = "01-05 quote D1 Lumen 5000 vat=20\n01-06 accepted D1\n"
CHEQUE = f"{SIGNED}01-06 ^D1: Cheques 1800, Lumen -1800, move 300\n"
BILLED = "F1 02-03 ^D1 due=02-03: Lumen 1800, Acomptes -1500, Attente -300\n"
FINAL = """
F2 05-01 ^D1 due=05-31: Lumen 4200, Acomptes 1500, Travaux -5000, Attente -700
05-31 ^F2: Banque 4200, Lumen -4200, move 700
"""
CHEQUES = {
    "p invoiced the month after": Story("receipts", f"{CHEQUE}01-10: Banque 1800, Cheques -1800\n{BILLED}{FINAL}"),
    "p bounced and paid again": Story(
        "receipts",
        f"""{CHEQUE}
01-15 ^D1: Lumen 1800, Cheques -1800, move -300
{BILLED}
02-20 ^F1: Banque 1800, Lumen -1800, move 300
{FINAL}""",
    ),
    "p bounced after the invoice": Story(
        "receipts",
        f"""{CHEQUE}{BILLED}
02-10 ^F1: Lumen 1800, Cheques -1800, move -300
03-20 ^F1: Banque 1800, Lumen -1800, move 300
{FINAL}""",
    ),
    "p bounced after the invoice, under the quote's link": Story(
        "receipts",
        f"""{CHEQUE}{BILLED}
02-10 ^D1: Lumen 1800, Cheques -1800, move -300
03-20 ^D1: Banque 1800, Lumen -1800, move 300
{FINAL}""",
    ),
    "p on debits": Story(
        "debits",
        f"""{SIGNED}
01-06 ^D1: Banque 1800, Lumen -1800
F1 01-20 ^D1 due=01-20: Lumen 1800, Acomptes -1500, TVA -300
F2 05-01 ^D1 due=05-31: Lumen 4200, Acomptes 1500, Travaux -5000, TVA -700
05-31 ^F2: Banque 4200, Lumen -4200
""",
    ),
    "p on delivery": Story(
        "delivery",
        f"""{CHEQUE}{BILLED}
F2 05-01 ^D1 due=05-31: Lumen 4200, Acomptes 1500, Ventes -5000, TVA -700
05-31 ^F2: Banque 4200, Lumen -4200
""",
    ),
    "p repaid as the quote is cancelled": Story(
        "receipts", f"{CHEQUE}02-01 cancelled D1\n02-10 ^D1: Lumen 1800, Banque -1800, move -300"
    ),
    "p taken by the final, no deposit invoice": Story(
        "receipts",
        f"""{CHEQUE}
F1 01-31 ^D1 due=03-02: Lumen 6000, Travaux -5000, Attente -1000
02-28 ^F1: Banque 4200, Lumen -4200, move 700
""",
    ),
}
