"""The desk: what a careful accountant would write next, composed from what the ledger says. Pure; it writes nothing."""
