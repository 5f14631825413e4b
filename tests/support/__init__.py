"""What the tests share: random sound companies, and a second, naive computation of what they owe."""
