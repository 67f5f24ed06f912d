"""The page Several studies: further studies beside the one that is shown."""
