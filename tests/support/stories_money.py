"""Stories of payment providers, losses, several quotes, contracts and takeovers (situations h to l), in short lines."""

from support.stories import Story

JOB = "F1 05-01 due=05-31: Lumen 1200, Travaux -1000, Attente -200\n"
JOBS = f"{JOB}F2 05-02 due=05-31: Beta 600, Travaux -500, Attente -100\n"
PROVIDERS = {
    "h gross to the provider, paid out in two": Story(
        "receipts",
        f"""{JOBS}
05-03 ^F1: Stripe 1200, Lumen -1200, move 200
05-04 ^F2: Stripe 600, Beta -600, move 100
05-07: Banque 1182, Frais 18, Stripe -1200
05-09: Banque 591, Frais 9, Stripe -600
""",
    ),
    "h one payout of two customers, fee inside": Story(
        "receipts", f"{JOBS}05-07 ^F1 ^F2: Banque 1773, Frais 27, Lumen -1200, Beta -600, move 300"
    ),
    "h charged back and paid again": Story(
        "receipts",
        f"""{JOB}
05-03 ^F1: Stripe 1182, Frais 18, Lumen -1200, move 200
06-10 ^F1: Lumen 1200, Stripe -1200, move -200
07-02 ^F1: Banque 1200, Lumen -1200, move 200
07-03: Banque -18, Stripe 18
""",
    ),
    "h paid twice, repaid through the provider": Story(
        "receipts",
        f"""{JOB}
05-03 ^F1: Stripe 1200, Lumen -1200, move 200
05-04 ^F1: Stripe 1200, Lumen -1200
05-20 ^F1: Lumen 1200, Stripe -1200
""",
    ),
    "h VAT of the month in one entry": Story(
        "receipts",
        f"""{JOBS}
05-03 ^F1: Stripe 1182, Frais 18, Lumen -1200
05-04 ^F2: Stripe 591, Frais 9, Beta -600
05-31 ^F1 ^F2: move 300
""",
    ),
}
DOUBT = f"{JOB}12-01 ^F1: Douteux 1200, Lumen -1200\n"
LATE_INTO_2027 = "rate-missing"
"""An invoice late in a half-year whose rate nobody has written: interest cannot be reckoned until it is."""
LOSSES = {
    "i part paid, the rest lost": Story(
        "receipts",
        f"""{DOUBT}
12-20 ^F1: Banque 300, Douteux -300, move 50
12-31 ^F1: Dotations 375, Provisions -375
27-03-31 ^F1: Pertes 750, Attente 150, Douteux -900
27-03-31 ^F1: Provisions 375, Reprises -375
""",
        says=LATE_INTO_2027,
    ),
    "i a part written off, the rest paid": Story(
        "receipts",
        f"""{DOUBT}
27-02-01 ^F1: Pertes 600, Attente 120, Douteux -720
27-04-01 ^F1: Banque 240, Douteux -240, move 40
27-05-01 ^F1: Banque 240, Douteux -240, move 40
""",
        says=LATE_INTO_2027,
    ),
    "i recovered in parts": Story(
        "receipts",
        f"""{DOUBT}
27-03-31 ^F1: Pertes 1000, Attente 200, Douteux -1200
27-06-01 ^F1: Banque 240, Rentrees -200, TVA -40
27-07-01 ^F1: Banque 120, Rentrees -100, TVA -20
""",
        says=LATE_INTO_2027,
    ),
    "i on debits, VAT taken back": Story(
        "debits",
        """
F1 05-01 due=05-31: Lumen 1200, Travaux -1000, TVA -200
2026-09-01 custom "insolvency" Actif:Clients:Lumen "liquidation"
12-01 ^F1: Douteux 1200, Lumen -1200
27-03-31 ^F1: Pertes 1000, TVA 200, Douteux -1200
""",
    ),
    "i doubtful no more, paid": Story(
        "receipts",
        f"""{DOUBT}
27-02-01 ^F1: Lumen 1200, Douteux -1200
27-02-05 ^F1: Banque 1200, Lumen -1200, move 200
""",
        says=LATE_INTO_2027,
    ),
    "i a bill in the customer's own sub-tree": Story(
        "receipts",
        f"""{JOB}
05-20 ^F1: LumenEffets 1200, Lumen -1200
07-31 ^F1: Banque 1200, LumenEffets -1200, move 200
""",
    ),
}
BOTH = """
01-05 quote D1 Lumen 4000 vat=20
01-05 quote D2 Lumen 2000 vat=20
01-06 accepted D1
01-06 accepted D2
"""
EACH = f"""{BOTH}
F1 01-06 ^D1 due=01-20: Lumen 1440, Acomptes -1200, Attente -240
F2 01-06 ^D2 due=01-20: Lumen 720, Acomptes -600, Attente -120
"""
SHARED = f"""{BOTH}
F1 01-06 ^D1 ^D2 due=01-20: Lumen 2160, Acomptes -1200 quote=D1, Acomptes -600 quote=D2, Attente -360
01-19 ^F1: Banque 2160, Lumen -2160, move 360
"""
SEVERAL = {
    "j one deposit, two finals": Story(
        "receipts",
        f"""{SHARED}
F2 03-31 ^D1 due=04-30: Lumen 3360, Acomptes 1200 deposit=F1, Travaux -4000, Attente -560
F3 04-30 ^D2 due=05-30: Lumen 1680, Acomptes 600 deposit=F1, Travaux -2000, Attente -280
05-30 ^F2 ^F3: Banque 5040, Lumen -5040, move 840
""",
    ),
    "j one transfer that names two quotes": Story(
        "receipts",
        f"""{EACH}
01-19 ^D1 ^D2: Banque 2160, Lumen -2160, move 360
F3 04-30 ^D1 ^D2 due=05-30: Lumen 5040, Acomptes 1200 quote=D1, Acomptes 600 quote=D2, Travaux -4000 quote=D1, \
Travaux -2000 quote=D2, Attente -840
05-30 ^F3: Banque 5040, Lumen -5040, move 840
""",
    ),
    "j one quote cancelled": Story(
        "receipts",
        f"""{SHARED}
03-01 cancelled D2
A1 03-01 ^F1: Lumen -720, Acomptes 600 quote=D2, TVA 120
04-10 ^A1: Lumen 720, Banque -720
F2 04-30 ^D1 due=05-30: Lumen 3360, Acomptes 1200, Travaux -4000, Attente -560
05-30 ^F2: Banque 3360, Lumen -3360, move 560
""",
    ),
    "j one final on delivery": Story(
        "delivery",
        f"""{SHARED}
F2 04-30 ^D1 ^D2 due=05-30: Lumen 5040, Acomptes 1200 quote=D1, Acomptes 600 quote=D2, Ventes -4000 quote=D1, \
Ventes -2000 quote=D2, TVA -840
05-30 ^F2: Banque 5040, Lumen -5040
""",
    ),
    "j posted with pays": Story(
        "receipts",
        f"""{EACH}
01-19 ^F1 ^F2: Banque 2160, Lumen -1440 pays=F1, Lumen -720 pays=F2, move 360
F3 04-30 ^D1 due=05-30: Lumen 3360, Acomptes 1200, Travaux -4000, Attente -560
F4 04-30 ^D2 due=05-30: Lumen 1680, Acomptes 600, Travaux -2000, Attente -280
05-30 ^F3 ^F4: Banque 5040, Lumen -5040, move 840
""",
    ),
}
MONTHLY = """
F1 01-31 ^CONTRAT-7 due=03-02: Beta 240, Services -200, Attente -40
F2 02-28 ^CONTRAT-7 due=03-30: Beta 240, Services -200, Attente -40
F3 03-31 ^CONTRAT-7 due=04-30: Beta 240, Services -200, Attente -40
"""
CONTRACTS = {
    "k a quarter in one transfer": Story("receipts", f"{MONTHLY}04-05 ^F1 ^F2 ^F3: Banque 720, Beta -720, move 120"),
    "k a month credited": Story(
        "receipts",
        f"""{MONTHLY}
A1 04-02 ^F2: Beta -240, Services 200, Attente 40
04-05 ^F1 ^F3: Banque 480, Beta -480, move 80
""",
    ),
    "k a direct debit that bounced": Story(
        "receipts",
        f"""{MONTHLY}
03-02 ^F1: Banque 240, Beta -240, move 40
03-06 ^F1: Beta 240, Banque -240, move -40
03-06: Frais 12, Banque -12
04-05 ^F1 ^F2 ^F3: Banque 720, Beta -720, move 120
""",
    ),
    "k instalments": Story(
        "receipts",
        """
F1 01-31 due=03-31: Beta 240 due=03-02, Beta 240 due=03-31, Services -400, Attente -80
03-01 ^F1: Banque 240, Beta -240, move 40
03-30 ^F1: Banque 240, Beta -240, move 40
""",
    ),
    "k no series settings": Story(
        "receipts", f"{MONTHLY}04-05 ^F1 ^F2 ^F3: Banque 720, Beta -720, move 120", series=""
    ),
}
START = '2026-07-01 custom "start" "reprise"\n'
TAKEN_OVER = {
    "l an opening paid in two parts": Story(
        "receipts",
        f"""{START}
F-19 07-01 kind=opening issued=05-15 due=06-15: Beta 1200, Attente -200, Reprise -1000
07-20 ^F-19: Banque 600, Beta -600, move 100
08-20 ^F-19: Banque 600, Beta -600, move 100
""",
    ),
    "l a deposit cashed elsewhere, the rest billed here": Story(
        "receipts",
        f"""{START}
07-01 quote D-310 Lumen 5000 vat=20
07-01 accepted D-310
F-20 07-01 ^D-310 kind=opening issued=04-01: Lumen 0, Acomptes -1500, Reprise 1500
FA2026-088 08-31 ^D-310 due=09-30: Lumen 4200, Acomptes 1500, Travaux -5000, Attente -700
09-30 ^FA2026-088: Banque 4200, Lumen -4200, move 700
""",
        series='2020-01-01 custom "series" "invoice" "FA{year}-{number:03}"\n',
    ),
    "l half billed elsewhere": Story(
        "debits",
        f"""{START}
07-01 quote D1 Lumen 5000 vat=20 invoiced-before=2500.00
07-01 accepted D1
FA2026-088 08-31 ^D1 due=09-30: Lumen 3000, Travaux -2500, TVA -500
09-30 ^FA2026-088: Banque 3000, Lumen -3000
""",
    ),
    "l a retention brought forward": Story(
        "receipts",
        f"""{START}
F-21 07-01 kind=opening issued=25-12-01 due=26-12-01: Retenue 120 due=26-12-01, Attente -20, Reprise -100
12-01 ^F-21: Banque 120, Retenue -120, move 20
""",
    ),
    "l a deposit billed elsewhere and paid here": Story(
        "receipts",
        f"""{START}
07-01 quote D1 Lumen 5000 vat=20
07-01 accepted D1
F-22 07-01 ^D1 kind=opening issued=06-20 due=07-20: Lumen 1800, Acomptes -1500, Attente -300
07-19 ^F-22: Banque 1800, Lumen -1800, move 300
FA2026-040 08-31 ^D1 due=09-30: Lumen 4200, Acomptes 1500, Travaux -5000, Attente -700
09-30 ^FA2026-040: Banque 4200, Lumen -4200, move 700
""",
    ),
}
