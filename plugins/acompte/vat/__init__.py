"""VAT: the bases of a document by rate, when its VAT falls due, why there is none, and whether entries follow."""
