"""The way in: `ldn`, or `python -m ldncli`."""

from __future__ import annotations

import gc
import os
import sys

FAILED, INTERRUPTED = 1, 130  # as cli/exit_codes.py has them, which loads more than is needed


def main() -> None:
    """Run the program as one short answer.

    Nothing is collected while it runs or when it ends: that takes a fifth of its time.
    """
    gc.disable()
    try:
        program()
        sys.stdout.flush()
    except BrokenPipeError:
        _leave(0)
    except OSError as error:
        _tell(f"ldn: {error.strerror or error}{f': {error.filename}' if error.filename else ''}")
        _leave(FAILED)
    except KeyboardInterrupt:
        _leave(INTERRUPTED)
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
    _run(words)


def _open_streams() -> None:
    """Python leaves None where a stream was closed before it started.

    A closed standard output refuses every word, as a full disk does: an answer that went
    nowhere is no success.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            flag = os.O_WRONLY if name == "stderr" else os.O_RDONLY
            setattr(sys, name, os.fdopen(os.open(os.devnull, flag), mode))


def _run(words: list[str]) -> None:
    from ldncli.cli.plain_call import HOME, answered
    from ldncli.errors import LdnError

    try:
        if not answered(words):
            from ldncli.cli.app import build, routed

            build()(routed(words) if words else [HOME], prog_name="ldn")
    except LdnError as error:
        from ldncli.cli.failures import tell

        raise SystemExit(tell(error)) from None


def _tell(line: str) -> None:
    try:
        sys.stderr.write(line.encode("ascii", "backslashreplace").decode() + "\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        pass  # nobody is left to be told


def _leave(status: int) -> None:
    """Leave at once: what stands in a stream that failed would fail again at exit."""
    for stream in (sys.stdout, sys.stderr):
        try:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        except (OSError, ValueError):
            continue
    raise SystemExit(status)


if __name__ == "__main__":
    main()
