"""A new ledger from a company's facts, with what stands open in the books before it."""
