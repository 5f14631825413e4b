"""`acompte dossier`."""
