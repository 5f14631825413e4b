"""Pages of reference in docs/, made from the code that they speak of."""
