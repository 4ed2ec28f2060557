"""Fixtures shared by all tests."""

pytest_plugins = ["browser", "servers", "newsroom"]
