"""The way in: `ldn`, or `python -m ldncli`."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run the program as one short answer.

    Nothing is collected while it runs or when it ends: that takes a fifth of its time.
    """
    gc.disable()
    try:
        program()
    finally:
        gc.freeze()


def program() -> None:
    """Answer the words of the call; `--version` and the shell at a TAB without loading Typer."""
    _open_streams()
    words = sys.argv[1:]
    if "_LDN_COMPLETE" in os.environ:
        from ldncli.cli.completion.answer import answer

        answer(words)
        return
    if words in (["--version"], ["-V"]):
        from ldncli.__about__ import __version__

        sys.stdout.write(f"ldn {__version__}\n")
        return
    _run(words or ["home"])


def _open_streams() -> None:
    """Python leaves None where a stream was closed before it started."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_WRONLY), "w"))


def _run(words: list[str]) -> None:
    from ldncli.cli import failures
    from ldncli.cli.app import build
    from ldncli.cli.exit_codes import ExitCode
    from ldncli.errors import LdnError
    from ldncli.output import write

    try:
        build()(words, prog_name="ldn")
    except LdnError as error:
        raise SystemExit(failures.tell(error)) from None
    except BrokenPipeError:
        write.silence()
    except KeyboardInterrupt:
        raise SystemExit(ExitCode.INTERRUPTED) from None


if __name__ == "__main__":
    main()
