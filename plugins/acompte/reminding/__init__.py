"""What goes out to customers on a day, and why the rest does not."""
