"""The commands that write to the ledger, one module a group."""
