"""The world outside: terminal, HTTP, environment."""
