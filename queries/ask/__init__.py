"""Understands a question by rules and the graph's own names: offline, without a model."""

from queries.ask.understand import ask as ask
