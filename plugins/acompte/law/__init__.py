"""French law on payment: the facts in one place, and the dates and rates that follow from them."""
