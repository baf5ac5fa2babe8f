"""The program: ``healthlint`` and ``python -m healthlint``. It starts fast and ends fast.

A run is short and leaves no cycles of objects behind, so the collector of cycles is off, and the process ends without
taking apart what the system frees anyway: together a fifth of the time on one article.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn


def run() -> NoReturn:
    """Run the command line and end the process with its exit code."""
    gc.disable()
    from healthlint.cli import main

    code = main()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:  # nobody reads it any more
            code = code or 2
    os._exit(code)


if __name__ == "__main__":
    run()
