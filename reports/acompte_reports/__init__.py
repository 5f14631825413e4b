"""acompte_reports: what people look at. Views, tables, letters, pages and their templates.

This is the middle floor: it may import `acompte`, never `acompte_cli`.
"""
