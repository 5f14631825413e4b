"""The company's deposit rules as one page for its customers, and as clauses for its general terms."""
