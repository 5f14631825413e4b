"""Seals: what a closed period was, entry by entry, and what is no longer so. Pure; the command reads the files."""
