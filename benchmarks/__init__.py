"""Adapters that measuring tools call, and commands that print figures."""
