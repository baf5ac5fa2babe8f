"""The command line: ``healthlint check | card | rules | explain | init | config show``."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from healthlint.cli.errors import EXIT_INTERRUPTED, EXIT_TROUBLE, UsageError
from healthlint.cli.output import tell
from healthlint.cli.parser import parse


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command. Returns the exit code: 0 clean, 1 problems, 2 could not check, 130 interrupted."""
    try:
        command, options = parse(sys.argv[1:] if argv is None else argv)
        return command(options)
    except UsageError as error:
        tell(str(error))
        return EXIT_TROUBLE
    except KeyboardInterrupt:
        tell("interrupted")
        return EXIT_INTERRUPTED
    except BrokenPipeError:  # the reader of the report has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_TROUBLE
    except Exception:  # Python would end with 1, which says that the texts have problems
        import traceback  # 8 ms that no good run pays

        traceback.print_exc()
        return EXIT_TROUBLE
