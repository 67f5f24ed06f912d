"""What the app says of itself and of how it works: one module a topic."""
