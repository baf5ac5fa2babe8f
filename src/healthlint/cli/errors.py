"""Exit codes, and the error that ends a command."""

from __future__ import annotations

EXIT_CLEAN, EXIT_PROBLEMS, EXIT_TROUBLE, EXIT_INTERRUPTED = 0, 1, 2, 130


class UsageError(Exception):
    """Something the command line or the configuration got wrong: printed on stderr, exit code 2."""
