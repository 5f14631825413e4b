"""The recovery file: what a court is given about a claim, and what its holder should know first."""
