"""Quotes, invoices and credit notes as people get them: pages and PDF files."""

from acompte_reports.papers.files import file_name
from acompte_reports.papers.making import PaperFault, compose, render
from acompte_reports.papers.pdf import PdfMissing
from acompte_reports.templating import TemplateFault

__all__ = ["PaperFault", "PdfMissing", "TemplateFault", "compose", "file_name", "render"]
