"""Stories of works and of several rates (situations a and b), in the short lines of `support.stories`."""

from support.stories import Story

WORKS = """
01-05 quote D1 Lumen 20000 vat=20
01-08 accepted D1
01-08 milestone D1 01-08 30%
"""
BILLED = "F1 01-08 ^D1 due=01-28: Lumen 7200, Acomptes -6000, Attente -1200\n"
BEGUN = f"{WORKS}{BILLED}01-25 ^F1: Banque 7200, Lumen -7200, move 1200"
HELD = f"""{BEGUN}
F2 03-31 ^D1 due=04-30: Lumen 7800, Retenue 600 due=27-06-30, Acomptes 3000 deposit=F1, Travaux -10000, Attente -1400
04-28 ^F2: Banque 7800, Lumen -7800, move 1300
F3 06-30 ^D1 due=07-30: Lumen 7800, Retenue 600 due=27-06-30, Acomptes 3000 deposit=F1, Travaux -10000, Attente -1400
07-30 ^F3: Banque 7800, Lumen -7800, move 1300
"""
PROGRESS = {
    "a on debits, both retentions in one transfer": Story(
        "debits",
        WORKS
        + """
F1 01-08 ^D1 due=01-28: Lumen 7200, Acomptes -6000, TVA -1200
01-25 ^F1: Banque 7200, Lumen -7200
F2 03-31 ^D1 due=04-30: Lumen 7800, Retenue 600 due=27-06-30, Acomptes 3000, Travaux -10000, TVA -1400
04-28 ^F2: Banque 7800, Lumen -7800
F3 06-30 ^D1 due=07-30: Lumen 7800, Retenue 600 due=27-06-30, Acomptes 3000, Travaux -10000, TVA -1400
07-30 ^F3: Banque 7800, Lumen -7800
27-06-30 ^F2 ^F3: Banque 1200, Retenue -1200
""",
    ),
    "a deposit deducted at the end": Story(
        "receipts",
        BEGUN
        + """
F2 03-31 ^D1 due=04-30: Lumen 12000, Travaux -10000, Attente -2000
04-28 ^F2: Banque 12000, Lumen -12000, move 2000
F3 06-30 ^D1 due=07-30: Lumen 4800, Acomptes 6000 deposit=F1, Travaux -10000, Attente -800
07-30 ^F3: Banque 4800, Lumen -4800, move 800
""",
    ),
    "a deposit deducted whole by the first progress invoice": Story(
        "receipts",
        BEGUN
        + """
F2 03-31 ^D1 due=04-30: Lumen 4800, Acomptes 6000, Travaux -10000, Attente -800
04-28 ^F2: Banque 4800, Lumen -4800, move 800
F3 06-30 ^D1 due=07-30: Lumen 12000, Travaux -10000, Attente -2000
07-30 ^F3: Banque 12000, Lumen -12000, move 2000
""",
    ),
    "a retentions released in two parts": Story(
        "receipts",
        HELD
        + """
27-02-15 ^F2: Banque 300, Retenue -300, move 50
27-06-20 ^F2: Banque 300, Retenue -300, move 50
27-06-30 ^F3: Banque 600, Retenue -600, move 100
""",
    ),
    "a retentions freed by a bank guarantee": Story(
        "receipts",
        HELD
        + """
08-15 ^F2 ^F3: Lumen 1200, Retenue -1200
09-10 ^F2 ^F3: Banque 1200, Lumen -1200, move 200
""",
    ),
    "a retention of which a part pays for repairs": Story(
        "receipts",
        HELD
        + """
A1 27-05-31 ^F3: Retenue -240, Travaux 200, Attente 40
27-06-30 ^F2 ^F3: Banque 960, Retenue -960, move 160
""".replace("A1 27", "AV2027-001 27"),
    ),
    "a retention due a year after the works are accepted": Story(
        "receipts",
        BEGUN
        + """
F2 06-30 ^D1 due=07-30: Lumen 15600, Retenue 1200, Acomptes 6000, Travaux -20000, Attente -2800
07-02 received D1
07-28 ^F2: Banque 15600, Lumen -15600, move 2600
27-07-02 ^F2: Banque 1200, Retenue -1200, move 200
""",
    ),
    "a VAT of each month in one entry": Story(
        "receipts",
        WORKS
        + BILLED
        + """
01-25 ^F1: Banque 7200, Lumen -7200
01-31 ^F1: move 1200
F2 03-31 ^D1 due=04-30: Lumen 4800, Acomptes 6000, Travaux -10000, Attente -800
F3 04-15 ^D1 due=05-15: Lumen 6000, Travaux -5000, Attente -1000
04-20 ^F2: Banque 4800, Lumen -4800
04-28 ^F3: Banque 2000, Lumen -2000
04-30 ^F2 ^F3: move 1133.33
05-10 ^F3: Banque 4000, Lumen -4000
05-31 ^F3: move 666.67
F4 06-30 ^D1 due=07-30: Lumen 6000, Travaux -5000, Attente -1000
07-30 ^F4: Banque 6000, Lumen -6000
07-31 ^F4: move 1000
""",
    ),
    "a two rates, pro rata": Story(
        "receipts",
        """
01-05 quote D1 Lumen 10000
01-05 line D1 6000 20%
01-05 line D1 4000 10%
01-08 accepted D1
F1 01-08 ^D1 due=01-28: Lumen 3480, Acomptes -1800 vat=20, Acomptes -1200 vat=10, Attente -360, Attente10 -120
01-25 ^F1: Banque 3480, Lumen -3480, move 360, move10 120
F2 03-31 ^D1 due=04-30: Lumen 4060, Acomptes 900 vat=20, Acomptes 600 vat=10, Travaux -3000 vat=20, \
Travaux -2000 vat=10, Attente -420, Attente10 -140
04-15 ^F2: Banque 2030, Lumen -2030, move 210, move10 70
04-28 ^F2: Banque 2030, Lumen -2030, move 210, move10 70
F3 06-30 ^D1 due=07-30: Lumen 4060, Acomptes 900 vat=20, Acomptes 600 vat=10, Travaux -3000 vat=20, \
Travaux -2000 vat=10, Attente -420, Attente10 -140
07-30 ^F3: Banque 4060, Lumen -4060, move 420, move10 140
""",
    ),
    "a set-off, and a bank fee inside": Story(
        "receipts",
        BEGUN
        + """
F2 03-31 ^D1 due=04-30: Lumen 8400, Acomptes 3000, Travaux -10000, Attente -1400
04-10 ^F2: Fournisseurs 2400, Lumen -2400, move 400
04-28 ^F2: Banque 6000, Lumen -6000, move 1000
F3 06-30 ^D1 due=07-30: Lumen 8400, Acomptes 3000, Travaux -10000, Attente -1400
07-30 ^F3: Banque 8385, Frais 15, Lumen -8400, move 1400
""",
    ),
    "a discount on a progress invoice": Story(
        "receipts",
        BEGUN
        + """
F2 03-31 ^D1 due=04-30 discount=2_%_10_jours: Lumen 8400, Acomptes 3000, Travaux -10000, Attente -1400
04-08 ^F2: Banque 8232, Escomptes 140, Lumen -8400, Attente 1400, TVA -1372
F3 06-30 ^D1 due=07-30: Lumen 8400, Acomptes 3000, Travaux -10000, Attente -1400
07-30 ^F3: Banque 8400, Lumen -8400, move 1400
""",
    ),
    "a progress invoice cancelled before it is paid, and issued again": Story(
        "receipts",
        BEGUN
        + """
F2 03-31 ^D1 due=04-30: Lumen 8400, Acomptes 3000, Travaux -10000, Attente -1400
A1 04-05 ^F2: Lumen -8400, Acomptes -3000, Travaux 10000, Attente 1400
F3 04-05 ^D1 due=05-05: Lumen 6000, Acomptes 3000, Travaux -8000, Attente -1000
04-28 ^F3: Banque 6000, Lumen -6000, move 1000
F4 06-30 ^D1 due=07-30: Lumen 10800, Acomptes 3000, Travaux -12000, Attente -1800
07-30 ^F4: Banque 10800, Lumen -10800, move 1800
""",
    ),
}

QUOTE = """
02-01 quote D1 Lumen 5000
02-01 line D1 3000 20%
02-01 line D1 2000 10%
02-05 accepted D1
"""
DEPOSIT = f"""{QUOTE}
F1 02-05 ^D1 due=02-20: Lumen 2320, Acomptes -1200 vat=20, Acomptes -800 vat=10, Attente -240, Attente10 -80
"""
FINAL = """
F2 05-29 ^D1 due=06-28: Lumen 3480, Acomptes 1200 vat=20, Acomptes 800 vat=10, Travaux -3000 vat=20, \
Travaux -2000 vat=10, Attente -360, Attente10 -120
"""
BALANCE = f"""{DEPOSIT}
02-18 ^F1: Banque 2320, Lumen -2320, move 240, move10 80
{FINAL}"""
PAID = f"""{BALANCE}
06-20 ^F2: Banque 3480, Lumen -3480, move 360, move10 120
"""
BACK = "Lumen -3480, Acomptes -1200 vat=20, Acomptes -800 vat=10, Travaux 3000 vat=20, Travaux 2000 vat=10"
AGAIN = "Lumen 3480, Acomptes 1200 vat=20, Acomptes 800 vat=10, Travaux -3000 vat=20, Travaux -2000 vat=10"
RATES = {
    "b deposit in three parts": Story(
        "receipts",
        f"""{DEPOSIT}
02-18 ^F1: Banque 1000, Lumen -1000, move 103.45, move10 34.48
02-25 ^F1: Banque 320, Lumen -320, move 33.10, move10 11.04
03-05 ^F1: Banque 1000, Lumen -1000, move 103.45, move10 34.48
{FINAL}
06-20 ^F2: Banque 3480, Lumen -3480, move 360, move10 120
""",
    ),
    "b credit note in part before payment": Story(
        "receipts",
        f"""{BALANCE}
A1 06-10 ^F2: Lumen -330, Travaux 300 vat=10, Attente10 30
06-20 ^F2: Banque 3150, Lumen -3150, move 360, move10 90
""",
    ),
    "b credit note on the paid final, refund in another month": Story(
        "receipts",
        f"""{PAID}
A1 07-10 ^F2: Lumen -330, Travaux 300 vat=10, TVA10 30
08-20 ^A1: Lumen 330, Banque -330
""",
    ),
    "b credit note on the paid final, VAT back with the refund": Story(
        "receipts",
        f"""{PAID}
A1 07-10 ^F2: Lumen -330, Travaux 300 vat=10, Attente10 30
07-20 ^A1: Lumen 330, Banque -330, move10 -30
""",
    ),
    "b paid final cancelled whole, issued again, the money kept": Story(
        "receipts",
        f"""{PAID}
A1 07-10 ^F2: {BACK}, TVA 360, TVA10 120
F3 07-10 ^D1 ^A1 due=07-10: {AGAIN}, TVA -360, TVA10 -120
""",
    ),
    "b final cancelled before payment and issued again": Story(
        "receipts",
        f"""{BALANCE}
A1 06-02 ^F2: {BACK}, Attente 360, Attente10 120
F3 06-02 ^D1 due=07-02: {AGAIN}, Attente -360, Attente10 -120
06-20 ^F3: Banque 3480, Lumen -3480, move 360, move10 120
""",
    ),
    "b credit note kept for the next invoice": Story(
        "receipts",
        f"""{PAID}
A1 07-10 ^F2: Lumen -330, Travaux 300 vat=10, TVA10 30
F3 09-01 ^A1 due=10-01: Lumen 1100, Services -1000 vat=10, Attente10 -100
09-25 ^F3: Banque 770, Lumen -770, move10 100
""",
    ),
    "b on debits": Story(
        "debits",
        f"""{QUOTE}
F1 02-05 ^D1 due=02-20: Lumen 2320, Acomptes -1200 vat=20, Acomptes -800 vat=10, TVA -240, TVA10 -80
02-18 ^F1: Banque 2000, Lumen -2000
03-05 ^F1: Banque 320, Lumen -320
F2 05-29 ^D1 due=06-28: {AGAIN}, TVA -360, TVA10 -120
06-20 ^F2: Banque 3480, Lumen -3480
A1 07-10 ^F2: Lumen -330, Travaux 300 vat=10, TVA10 30
08-20 ^A1: Lumen 330, Banque -330
""",
    ),
    "b on delivery, deposit paid in two parts": Story(
        "delivery",
        f"""{DEPOSIT}
02-18 ^F1: Banque 1160, Lumen -1160, move 120, move10 40
03-05 ^F1: Banque 1160, Lumen -1160, move 120, move10 40
F2 05-29 ^D1 due=06-28: {AGAIN}, TVA -360, TVA10 -120
06-20 ^F2: Banque 3480, Lumen -3480
""",
    ),
    "b deposit lowered by a credit note before it is paid": Story(
        "receipts",
        f"""{DEPOSIT}
A1 02-10 ^F1: Lumen -1160, Acomptes 600 vat=20, Acomptes 400 vat=10, Attente 120, Attente10 40
02-18 ^F1: Banque 1160, Lumen -1160, move 120, move10 40
F2 05-29 ^D1 due=06-28: Lumen 4640, Acomptes 600 vat=20, Acomptes 400 vat=10, Travaux -3000 vat=20, \
Travaux -2000 vat=10, Attente -480, Attente10 -160
06-20 ^F2: Banque 4640, Lumen -4640, move 480, move10 160
""",
    ),
    "b three rates": Story(
        "receipts",
        """
02-01 quote D1 Durand 6000
02-01 line D1 3000 20%
02-01 line D1 2000 10%
02-01 line D1 1000 5,5%
02-05 accepted D1
F1 02-05 ^D1 due=02-20: Durand 2056.50, Acomptes -900 vat=20, Acomptes -600 vat=10, Acomptes -300 vat=5,5%, \
Attente -180, Attente10 -60, Attente5 -16.50
02-18 ^F1: Banque 1000, Durand -1000, move 87.53, move10 29.18, move5 8.02
02-28 ^F1: Banque 1056.50, Durand -1056.50, move 92.47, move10 30.82, move5 8.48
F2 05-29 ^D1 due=06-28: Durand 4798.50, Acomptes 900 vat=20, Acomptes 600 vat=10, Acomptes 300 vat=5,5%, \
Travaux -3000 vat=20, Travaux -2000 vat=10, Travaux -1000 vat=5,5%, Attente -420, Attente10 -140, Attente5 -38.50
06-20 ^F2: Banque 4798.50, Durand -4798.50, move 420, move10 140, move5 38.50
""",
    ),
}
