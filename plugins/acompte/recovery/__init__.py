"""What a court is asked for: the claim on a customer, and which procedure fits it."""
