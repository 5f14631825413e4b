"""Every metadata key that acompte reads: on what it stands, how its value is written, what it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from acompte.law.vat_facts import REASONS
from acompte.model.settings import VAT_DUE
from acompte.rules.metadata import CUSTOMER_KEYS, INVOICE_KEYS, QUOTE_KEYS
from acompte_reports.markdown import words

if TYPE_CHECKING:
    from acompte.rules.metadata import Reader


class Key(NamedTuple):
    """A key of metadata."""

    name: str
    value: str
    what: str


class Place(NamedTuple):
    """What keys stand on."""

    title: str
    intro: str
    keys: tuple[Key, ...]


def _read(readers: dict[str, Reader], name: str, what: str) -> Key:
    """Give a key whose value `check` reads: what it says would be right is how the value is written."""
    _, example = readers[name]
    return Key(name, ", ".join(f"`{part}`" for part in example.split(", ")), what)


_DUE = words(VAT_DUE)
_WHY = words(REASONS)
_WHEN = "when its VAT falls due, where that is not the company's moment"
_NOTE = "the article or the sentence that a document gives for it"
_REASON = "why there is no VAT"

ACCOUNT = Place(
    "The `open` of an account",
    "They hold for the accounts below it too, until one says otherwise.",
    (
        Key("pcg", '`"411000"`', "its number in the chart of accounts (plan comptable général): its role follows"),
        Key("role", '`"customer"`', "its role, whatever its number; see [roles](#roles-of-accounts)"),
        Key("vat", "`20`, `5.5`", "the VAT rate of an account of VAT, revenue or deposits"),
        Key("vat-due", _DUE, "when the VAT of what is posted to an account of revenue or deposits falls due"),
    ),
)
CUSTOMER = Place(
    "The `open` of a customer",
    "An account of role customer with a `name` is a customer; accounts below it without one are its own, too.",
    (
        Key("name", '`"Lumen SAS"`', "its name: this makes it a customer"),
        _read(CUSTOMER_KEYS, "kind", "what it is; a company where nothing is said"),
        Key("siren", '`"732829320"`', "its SIREN, nine digits"),
        Key("vat-number", '`"FR44732829320"`', "its VAT number"),
        Key("legal", '`"SAS au capital de 10 000 €"`', "form, capital and registry, for the file for a court"),
        Key("address", '`"3 rue du Port\\n69002 Lyon"`', "its postal address, `\\n` between lines"),
        Key("email", '`"compta@lumen.example"`', "where letters go; several are separated by commas"),
        Key("phone", '`"04 78 00 00 00"`', "its telephone number"),
        _read(CUSTOMER_KEYS, "language", "the language of its documents and letters; the company's otherwise"),
        _read(CUSTOMER_KEYS, "terms", "its payment terms"),
        Key("profile", '`"works"`', "the profile whose deposit policy and reminders are its own; `standard` otherwise"),
        Key("sector", '`"vins"`', "what is sold to it, for [the longest term](law.md#words-of-sector)"),
        Key("owner", '`"Camille"`', "who looks after it; letters and documents name that person"),
        Key(
            "requires",
            '`"order"`, `"attachment"`',
            "what it wants with an invoice: an order number, a file, a file of that name",
        ),
        Key("aux", '`"LUMEN"`', "its auxiliary code; the leaf of the account in capitals otherwise"),
        _read(CUSTOMER_KEYS, "credit-limit", "how much it may owe"),
        Key("vat-reason", _WHY, _REASON),
        Key("vat-note", '`"Article 283-2 nonies du CGI"`', _NOTE),
        Key("letter-note", '`"Votre contact : Camille"`', "words of your own in every letter to it"),
        Key("iban", '`"FR76…"`', "its IBAN, of which the check digits are held"),
    ),
)
COMPANY = Place(
    'The company: `custom "company"`',
    "The latest company not after the day in question speaks; each says all that it is to say.",
    (
        Key("siren", '`"732829320"`', "its SIREN"),
        Key("vat-number", '`"FR44732829320"`', "its VAT number"),
        Key("legal", '`"SARL au capital de 8 000 €, RCS Lyon"`', "the legal line at the foot of documents"),
        Key("address", '`"12 rue des Forges\\n69007 Lyon"`', "its postal address; the town dates its letters"),
        Key("email", '`"bonjour@verrier.example"`', "the address that letters are from"),
        Key("phone", '`"04 72 00 00 00"`', "its telephone number"),
        Key("iban", '`"FR76…"`', "where customers pay to; it makes the QR code of a transfer"),
        Key("bic", '`"ABCDFRPP"`', "the BIC of its bank"),
        Key("payment-url", '`"https://pay.example/{invoice}"`', "where a document is paid, its number for `{invoice}`"),
        Key("logo", '`"logo.svg"`', "a picture for documents, relative to the file that names it"),
        Key("language", '`"fr"`, `"en"`', "the language of what is written; French where nothing is said"),
        Key("mentions", '`"Médiateur : …"`', "sentences that stand on every document, `\\n` between them"),
        Key("discount", '`"2 % 10 jours"`', "the early-payment discount (escompte) that the deposit rules announce"),
        Key("vat-due", _DUE, "when VAT falls due; on debits where nothing is said. See [VAT](#when-vat-falls-due)"),
        Key("vat-reason", _WHY, _REASON),
        Key("vat-note", '`"Article 293 B du CGI"`', _NOTE),
    ),
)
SERIES = Place(
    'A series: `custom "series"`',
    "",
    (Key("last", '`"FA2025-118"`', "the last number that other books gave: the next one follows it"),),
)
QUOTE = Place(
    'A quote: `custom "quote"`',
    "",
    (
        Key("title", '`"Verrière de l\'atelier nord"`', "what is quoted"),
        _read(QUOTE_KEYS, "vat", "the one VAT rate; with several, the lines say theirs"),
        _read(QUOTE_KEYS, "vat-due", _WHEN),
        Key("vat-reason", _WHY, _REASON),
        Key("vat-note", '`"Article 283-2 nonies du CGI"`', _NOTE),
        _read(QUOTE_KEYS, "delivery", "the planned day of delivery, or of the end of the works"),
        _read(QUOTE_KEYS, "expires", "the last day on which it can be accepted"),
        Key("order", '`"BC-4471"`', "the customer's order number"),
        _read(QUOTE_KEYS, "nature", "what is sold"),
        _read(QUOTE_KEYS, "terms", "the payment terms of this quote"),
        _read(QUOTE_KEYS, "retention", "the retention of guarantee (retenue de garantie)"),
        Key("owner", '`"Camille"`', "who looks after it"),
        Key("note", '`"Sous réserve de métré"`', "a sentence that stands on it"),
        _read(QUOTE_KEYS, "off-premises", "signed by a consumer away from the shop: no money before the eighth day"),
        _read(QUOTE_KEYS, "standard", "catalogue goods or a plain service: a consumer's old deposit bears interest"),
        _read(QUOTE_KEYS, "invoiced-before", "what other books invoiced on it, without VAT"),
    ),
)
MILESTONE = Place(
    'A planned deposit: `custom "milestone"`',
    "",
    (Key("auto", "`TRUE`", "`acompte daily` issues its invoice, as it does that of the first milestone"),),
)
INVOICE = Place(
    "An invoice: a transaction with `invoice`",
    "",
    (
        Key("invoice", '`"FA2026-031"`', "its number: this makes a transaction a document"),
        Key("due", "`2026-03-12`", "its due date; on a posting to the customer, that of an instalment"),
        _read(INVOICE_KEYS, "kind", "its [kind](#kinds-of-documents), where its shape would tell another"),
        _read(INVOICE_KEYS, "issued", "the day on which other books issued it (kind `opening`)"),
        _read(INVOICE_KEYS, "terms", "its payment terms, where they are not the quote's or the customer's"),
        _read(INVOICE_KEYS, "discount", "the early-payment discount that it grants"),
        _read(INVOICE_KEYS, "penalty", "its rate of late interest, where it is not the company's"),
        _read(INVOICE_KEYS, "delivered", "the day of delivery, where the quote does not say it"),
        Key("order", '`"BC-4471"`', "the customer's order number"),
        _read(INVOICE_KEYS, "nature", "what is sold"),
        Key("note", '`"Travaux de l\'étage"`', "a sentence that stands on it"),
        Key("letter-note", '`"Voir notre échange du 3"`', "words of your own in the letters about it"),
        Key("pay-url", '`"https://pay.example/x"`', "where this one is paid"),
        _read(INVOICE_KEYS, "vat-due", _WHEN),
        Key("vat-reason", _WHY, _REASON),
        Key("vat-note", '`"Article 262 ter I du CGI"`', _NOTE),
    ),
)
POSTING = Place(
    "A posting",
    "On a document a posting to revenue is a line of it.",
    (
        Key("item", '`"Dépose et pose"`', "the words of the line"),
        Key("quantity", '`"60 m²"`', "how much, with its unit"),
        Key("unit", '`"m²"`', "the unit, where `quantity` is a number"),
        Key("vat", "`20`", "the VAT rate, where the account does not say it"),
        Key("vat-due", _DUE, "when the VAT of this line falls due"),
        Key("quote", '`"D2026-015"`', "which quote it is on, where the document is on several"),
        Key("deposit", '`"FA2026-031"`', "which deposit invoice is deducted, where the quote has several"),
        Key("due", "`2026-09-30`", "the due date of an instalment, or of a retention"),
        Key("pays", '`"FA2026-031"`', "which document a payment is for, whatever the links say"),
    ),
)
PAPER = Place(
    "A letter or a file: `document` and `note`",
    "A note counts as a letter, too: a call that somebody wrote down.",
    (
        Key("reminder", '`"first"`', "the step of reminders that the letter or the call was"),
        Key("sent", '`"email"`, `"post"`, `"portal"`', "how the document or the letter went"),
        Key("message-id", '`"<…@verrier.example>"`', "the message that was sent; `remind --send` writes it"),
    ),
)
PLACES = (ACCOUNT, CUSTOMER, COMPANY, SERIES, QUOTE, MILESTONE, INVOICE, POSTING, PAPER)
