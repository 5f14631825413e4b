"""Stories of deliveries, cancellations, consumers and sales without VAT (situations c to g), in short lines."""

from support.stories import Story

ORDERED = "02-01 quote D1 Beta 5000 vat=20\n02-02 accepted D1\n"
GOODS = f"{ORDERED}F1 02-03 ^D1 due=02-20: Beta 1800, Acomptes -1500, Attente -300\n"
DELIVERIES = {
    "c deposit never paid before delivery, moved by the final": Story(
        "delivery",
        f"""{GOODS}
F2 04-01 ^D1 due=05-01: Beta 4200, Acomptes 1500, Ventes -5000, TVA -1000, Attente 300
05-12 ^F1: Banque 1800, Beta -1800
05-28 ^F2: Banque 4200, Beta -4200
""",
    ),
    "c deposit partly paid before delivery": Story(
        "delivery",
        f"""{GOODS}
02-20 ^F1: Banque 600, Beta -600, move 100
F2 04-01 ^D1 due=05-01: Beta 4200, Acomptes 1500, Ventes -5000, TVA -900, Attente 200
05-12 ^F1 ^F2: Banque 5400, Beta -5400
""",
    ),
    "c VAT of the unpaid deposit moved by an entry of its own": Story(
        "delivery",
        f"""{GOODS}
F2 04-01 ^D1 due=05-01: Beta 4200, Acomptes 1500, Ventes -5000, TVA -700
04-30 ^F1: move 300
05-12 ^F2 ^F1: Banque 6000, Beta -6000
""",
    ),
    "c unpaid deposit cancelled before delivery": Story(
        "delivery",
        f"""{GOODS}
A1 03-31 ^F1: Beta -1800, Acomptes 1500, Attente 300
F2 04-01 ^D1 due=05-01: Beta 6000, Ventes -5000, TVA -1000
05-12 ^F2: Banque 6000, Beta -6000
""",
    ),
    "c delivered in two, deducted pro rata": Story(
        "delivery",
        f"""{GOODS}
02-20 ^F1: Banque 1800, Beta -1800, move 300
F2 03-15 ^D1 due=04-14: Beta 1680, Acomptes 600, Ventes -2000, TVA -280
F3 04-20 ^D1 due=05-20: Beta 2520, Acomptes 900, Ventes -3000, TVA -420
05-12 ^F2 ^F3: Banque 4200, Beta -4200
""",
    ),
    "c two deposits in one line, one of them unpaid": Story(
        "delivery",
        f"""{GOODS}
02-20 ^F1: Banque 1800, Beta -1800, move 300
F2 03-03 ^D1 due=03-20: Beta 1200, Acomptes -1000, Attente -200
F3 04-01 ^D1 due=05-01: Beta 3000, Acomptes 2500, Ventes -5000, TVA -700, Attente 200
05-12 ^F2 ^F3: Banque 4200, Beta -4200
""",
    ),
    "c goods on delivery with laying on receipts": Story(
        "delivery",
        f"""{ORDERED}
F1 04-01 ^D1 due=05-01: Beta 6000, Ventes -4000, TVA -800, Services -1000 vat-due=receipts, Attente -200
05-12 ^F1: Banque 6000, Beta -6000, move 200
""",
    ),
    "c on receipts, deposit paid after the final": Story(
        "receipts",
        f"""{GOODS}
F2 04-01 ^D1 due=05-01: Beta 4200, Acomptes 1500, Travaux -5000, Attente -700
05-12 ^F1: Banque 1800, Beta -1800, move 300
06-12 ^F2: Banque 4200, Beta -4200, move 700
""",
    ),
}
ORDER = """
01-10 quote D1 Durand 5000 vat=20
01-12 accepted D1
F1 01-12 ^D1 due=01-20: Durand 1200, Acomptes -1000, Attente -200
"""
LOST = f"{ORDER}01-20 ^F1: Banque 1200, Durand -1200, move 200\n03-01 cancelled D1\n"
GIVEN_BACK = f"{LOST}A1 03-01 ^F1: Durand -1200, Acomptes 1000, TVA 200\n"
CANCELLATIONS = {
    "d repaid the next month": Story("receipts", f"{GIVEN_BACK}04-05 ^A1: Durand 1200, Banque -1200"),
    "d repaid, VAT with the refund": Story(
        "receipts",
        f"""{LOST}
A1 03-01 ^F1: Durand -1200, Acomptes 1000, Attente 200
03-15 ^A1: Durand 1200, Banque -1200, move -200
""",
    ),
    "d a part kept as an indemnity, the rest repaid": Story(
        "receipts",
        f"""{GIVEN_BACK}
N1 03-01 ^A1 due=03-01: Durand 500, Indemnites -500
03-20 ^A1: Durand 700, Banque -700
""",
    ),
    "d a part kept as the price, the rest repaid": Story(
        "receipts",
        f"""{LOST}
A1 03-01 ^F1: Durand -720, Acomptes 600, TVA 120
03-01 ^D1 ^F1: Acomptes 400, Services -400
03-20 ^A1: Durand 720, Banque -720
""",
    ),
    "d kept as the price by an invoice of 0.00": Story(
        "receipts", f"{LOST}F2 03-01 ^D1 due=03-01: Durand 0, Acomptes 1000, Services -1000"
    ),
    "d arrhes kept outside VAT, by one plain entry": Story(
        "receipts", f"{LOST}03-01 ^D1 ^F1: Acomptes 1000, TVA 200, Indemnites -1200"
    ),
    "d arrhes kept by a debit note of another day": Story(
        "receipts", f"{GIVEN_BACK}N1 03-02 ^D1 ^A1 due=03-02: Durand 1200, Indemnites -1200"
    ),
    "d arrhes given back double": Story(
        "receipts",
        f"""{GIVEN_BACK}
03-20 ^A1: Durand 1200, Banque -1200
03-20 ^D1: Differences 1200, Banque -1200
""",
    ),
    "d never paid": Story(
        "receipts", f"{ORDER}03-01 cancelled D1\nA1 03-01 ^F1: Durand -1200, Acomptes 1000, Attente 200"
    ),
    "d half paid": Story(
        "receipts",
        f"""{ORDER}
01-25 ^F1: Banque 600, Durand -600, move 100
03-01 cancelled D1
A1 03-01 ^F1: Durand -1200, Acomptes 1000, Attente 100, TVA 100
03-20 ^A1: Durand 600, Banque -600
""",
    ),
    "d deposit carried over to a new quote": Story(
        "receipts",
        f"""{GIVEN_BACK}
03-01 quote D2 Durand 3000 vat=20
03-01 accepted D2
F2 03-01 ^D2 ^A1 due=03-01: Durand 1200, Acomptes -1000, TVA -200
F3 04-15 ^D2 due=05-15: Durand 2400, Acomptes 1000, Travaux -3000, Attente -400
05-10 ^F3: Banque 2400, Durand -2400, move 400
""",
    ),
}
KITCHEN = """
01-05 quote D1 Durand 4000 vat=20 standard=TRUE
01-06 accepted D1
F1 01-06 ^D1 due=01-15: Durand 1440, Acomptes -1200, Attente -240
01-15 ^F1: Banque 1440, Durand -1440, move 240
"""
CONSUMERS = {
    "e interest deducted by the final": Story(
        "delivery",
        f"""{KITCHEN}
F2 06-15 ^D1 due=06-15: Durand 3343.95, Acomptes 1200, InteretsDus 16.05, Ventes -4000, TVA -560
06-15 ^F2: Banque 3343.95, Durand -3343.95
""",
    ),
    "e service on receipts, interest deducted, paid in two parts": Story(
        "receipts",
        f"""{KITCHEN}
F2 06-15 ^D1 due=06-15: Durand 3343.95, Acomptes 1200, InteretsDus 16.05, Services -4000, Attente -560
06-15 ^F2: Banque 1343.95, Durand -1343.95, move 225.07
07-02 ^F2: Banque 2000, Durand -2000, move 334.93
""",
    ),
    "e interest paid apart": Story(
        "delivery",
        f"""{KITCHEN}
F2 06-15 ^D1 due=06-15: Durand 3360, Acomptes 1200, Ventes -4000, TVA -560
06-15 ^F2: Banque 3360, Durand -3360
06-20 ^D1: InteretsDus 16.05, Banque -16.05
""",
    ),
    "e delivered within three months": Story(
        "delivery",
        f"""{KITCHEN}
F2 04-10 ^D1 due=04-10: Durand 3360, Acomptes 1200, Ventes -4000, TVA -560
04-10 ^F2: Banque 3360, Durand -3360
""",
    ),
    "e signed at home, paid on the eighth day": Story(
        "receipts",
        """
03-02 quote D1 Durand 3000 vat=10 off-premises=TRUE
03-02 accepted D1
F1 03-10 ^D1 due=03-10: Durand 990, Acomptes -900, Attente10 -90
03-10 ^F1: Banque 990, Durand -990, move10 90
F2 04-20 ^D1 due=04-20: Durand 2310, Acomptes 900, Travaux -3000, Attente10 -210
04-22 ^F2: Banque 2310, Durand -2310, move10 210
""",
    ),
}
SMALL = """
01-05 quote D1 Durand 2000
01-06 accepted D1
F1 01-06 ^D1 due=01-15: Durand 600, Acomptes -600
01-15 ^F1: Banque 600, Durand -600
"""
CHARGED = "01-05 quote D1 Lumen 10000 vat=0 vat-reason=reverse-charge\n01-06 accepted D1\n"
NO_VAT = {
    "f two deposits": Story(
        "none",
        f"""{SMALL}
F2 02-06 ^D1 due=02-15: Durand 400, Acomptes -400
02-10 ^F2: Banque 400, Durand -400
F3 03-15 ^D1 due=03-15: Durand 1000, Acomptes 600 deposit=F1, Acomptes 400 deposit=F2, Services -2000
03-20 ^F3: Banque 998.50, Frais 1.50, Durand -1000
""",
    ),
    "f works in progress": Story(
        "none",
        f"""{SMALL}
F2 02-15 ^D1 due=03-15: Durand 700, Acomptes 300, Services -1000
F3 03-15 ^D1 due=03-15: Durand 700, Acomptes 300, Services -1000
03-15 ^F2 ^F3: Banque 1400, Durand -1400
""",
    ),
    "f credit note on the paid final, repaid": Story(
        "none",
        f"""{SMALL}
F2 02-15 ^D1 due=02-15: Durand 1400, Acomptes 600, Services -2000
02-15 ^F2: Banque 1400, Durand -1400
A1 03-01 ^F2: Durand -150, Services 150
04-02 ^A1: Durand 150, Banque -150
""",
    ),
    "f cancelled, the deposit kept": Story(
        "none", f"{SMALL}02-01 cancelled D1\n02-01 ^D1 ^F1: Acomptes 600, Indemnites -600"
    ),
    "f no longer in franchise from July": Story(
        "none",
        f"""{SMALL}
F2 02-15 ^D1 due=02-15: Durand 1400, Acomptes 600, Services -2000
02-15 ^F2: Banque 1400, Durand -1400
2026-07-01 custom "company" "Atelier"
  vat-due: "receipts"
F3 07-15 due=08-14: Beta 1200, Services -1000, Attente -200
08-10 ^F3: Banque 1200, Beta -1200, move 200
""",
    ),
    "g retention paid": Story(
        "receipts",
        f"""{CHARGED}
F1 01-06 ^D1 due=02-05 vat-reason=reverse-charge: Lumen 2000, Acomptes -2000
02-01 ^F1: Banque 2000, Lumen -2000
F2 03-15 ^D1 due=04-14 vat-reason=reverse-charge: Lumen 7500, Retenue 500 due=27-03-15, Acomptes 2000, Travaux -10000
04-10 ^F2: Banque 7500, Lumen -7500
27-03-15 ^F2: Banque 500, Retenue -500
""",
    ),
    "g reason said on the quote alone": Story(
        "receipts",
        f"""{CHARGED}
F1 01-06 ^D1 due=02-05: Lumen 2000, Acomptes -2000
02-01 ^F1: Banque 2000, Lumen -2000
F2 02-15 ^D1 due=03-17: Lumen 4000, Acomptes 1000, Travaux -5000
03-15 ^F2: Banque 4000, Lumen -4000
F3 03-15 ^D1 due=04-14: Lumen 4000, Acomptes 1000, Travaux -5000
A1 04-01 ^F3: Lumen -400, Travaux 400
04-10 ^F3: Banque 3600, Lumen -3600
""",
    ),
    "g company abroad, reason on the customer": Story(
        "receipts",
        """
01-05 quote D1 Nordik 8000
01-06 accepted D1
F1 01-06 ^D1 due=02-05: Nordik 2400, Acomptes -2400
02-01 ^F1: Banque 2385, Frais 15, Nordik -2400
F2 03-15 ^D1 due=04-14: Nordik 5600, Acomptes 2400, Services -8000
04-10 ^F2: Banque 5600, Nordik -5600
""",
    ),
    "g export of goods": Story(
        "delivery",
        """
F1 03-15 due=04-14 vat-reason=export: Beta 5600, Ventes -5600
04-10 ^F1: Banque 5600, Beta -5600
""",
    ),
    "g with VAT and without, in one transfer": Story(
        "receipts",
        """
F1 01-06 due=02-05 vat-reason=reverse-charge: Beta 2000, Travaux -2000
F2 01-06 due=02-05: Beta 1200, Travaux -1000, Attente -200
02-01 ^F1 ^F2: Banque 3200, Beta -3200, move 200
""",
    ),
}
