"""A page a customer, at an address that nobody can guess: what is due and when, and how to pay it."""
