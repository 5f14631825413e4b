"""The one writer: appends entries to the ledger's files, whole or not at all."""
