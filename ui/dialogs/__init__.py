"""Dialogs: consent, keys, about."""
