"""Databases as Taguette keeps them, with invented words: the tables that matter, and whatever a test puts beside them."""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

TABLES = """
CREATE TABLE users (login VARCHAR PRIMARY KEY, email VARCHAR);
CREATE TABLE projects (id INTEGER PRIMARY KEY, name VARCHAR NOT NULL, description TEXT NOT NULL, created DATETIME);
CREATE TABLE documents (id INTEGER PRIMARY KEY, name VARCHAR NOT NULL, description TEXT, filename VARCHAR,
  project_id INTEGER NOT NULL REFERENCES projects (id), contents TEXT NOT NULL);
CREATE TABLE tags (id INTEGER PRIMARY KEY, project_id INTEGER NOT NULL, path VARCHAR NOT NULL, description TEXT NOT NULL);
CREATE TABLE highlights (id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL, start_offset INTEGER NOT NULL,
  end_offset INTEGER NOT NULL, snippet TEXT NOT NULL);
CREATE TABLE highlight_tags (highlight_id INTEGER NOT NULL, tag_id INTEGER NOT NULL, PRIMARY KEY (highlight_id, tag_id));
"""
ROWS = """
INSERT INTO users VALUES ('ada', 'ada@example.org');
INSERT INTO projects VALUES (1, 'Allotments', '', NULL);
INSERT INTO documents VALUES (1, 'Plot 1', '', 'one.txt', 1,
  '<h1>Plot 1</h1><p>The soil was <b>poor</b>.</p><p>We dug it twice &amp; it rained.</p><script>x</script>'),
  (2, 'Plot 2', '', 'two.txt', 1, '<p>Rain, at last.</p>');
INSERT INTO tags VALUES (1, 1, 'soil', 'The ground.'), (2, 1, 'soil.digging', ''), (3, 1, 'water', '');
INSERT INTO highlights VALUES (12, 2, 0, 4, '<p>Rain</p>'), (11, 1, 40, 60, 'We dug it twice &amp; it rained.'),
  (10, 1, 7, 25, '<p>The soil was <b>poor</b>.</p>'), (13, 1, 90, 90, '');
INSERT INTO highlight_tags VALUES (10, 1), (11, 2), (11, 3), (12, 3), (13, 1);
"""


def database(*statements: str, before: str = "") -> bytes:
    """The bytes of a database made by these statements."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.sqlite3"
        with closing(sqlite3.connect(path)) as made:
            made.executescript(before)
            for statement in statements:
                made.executescript(statement)
            made.commit()
        return path.read_bytes()
