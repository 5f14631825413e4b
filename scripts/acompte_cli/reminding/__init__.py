"""`acompte remind`: what goes out to customers on a day, and its record."""
