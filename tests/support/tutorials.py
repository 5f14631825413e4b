"""The tutorial's pages: each with its language, and the terminal that it shows."""

TUTORIALS = {"tutorial.md": "en", "tutoriel.md": "fr"}
WIDTH = 80
