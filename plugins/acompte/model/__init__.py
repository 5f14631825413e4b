"""From Beancount entries to the Book, and from the Book to the state of every document on any day."""
