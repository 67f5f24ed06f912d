"""How large a process has been. `ru_maxrss` of a child starts at what its parent had, and then hides what the child took."""

import resource
from pathlib import Path

STATUS = Path("/proc/self/status")  # Linux; elsewhere `ru_maxrss` has to do


def largest() -> int:
    """The most memory that this process has had at once, in bytes."""
    if not STATUS.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    line = next(line for line in STATUS.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) * 1024
