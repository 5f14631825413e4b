"""Letters as messages: addressed, in text and as a page, with their documents; pure, nothing is sent from here."""

from acompte_reports.mail.faults import MailFault, missing_sentence
from acompte_reports.mail.message import Enclosed, Envelope, Mail, eml, letter_mail, message
from acompte_reports.mail.page import Said, said

__all__ = [
    "Enclosed",
    "Envelope",
    "Mail",
    "MailFault",
    "Said",
    "eml",
    "letter_mail",
    "message",
    "missing_sentence",
    "said",
]
