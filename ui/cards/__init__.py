"""The charts as cards, a module a topic: table, figure, title sentence, alternative text, marks, notes."""
