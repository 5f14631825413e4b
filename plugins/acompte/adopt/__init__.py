"""Adopting a ledger that exists: what its accounts seem to be, what cannot be read in it, where to start."""
