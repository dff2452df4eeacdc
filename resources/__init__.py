"""Icons, themes, protocols, demo models and demo studies."""
