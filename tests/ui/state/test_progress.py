"""What a server says on the terminal while it opens its study."""

from ui.state.progress import on_terminal


def test_terminal_says_each_stage_once_and_long_ones_now_and_then(capsys):
    say = on_terminal()
    say("Reading findings", 0.0)
    for rows in range(1, 101):
        say(f"Findings: {rows},000 rows read", 0.8 * rows / 100)
    say("Checking every cell", 0.8)
    say("Ready", 1.0)
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Reading findings …"
    assert lines[-2:] == ["Checking every cell …", "Ready"]
    assert 5 <= len(lines) <= 15
