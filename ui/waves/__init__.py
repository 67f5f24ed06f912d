"""The page Several studies: a second study beside the one that is shown."""
