"""The way in: `ldn`, or `python -m ldncli`."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the program; `--version` alone is answered without loading anything."""
    words = sys.argv[1:]
    if words in (["--version"], ["-V"]):
        from ldncli import __version__

        sys.stdout.write(f"ldn {__version__}\n")
        return
    _run(words or ["home"])


def _run(words: list[str]) -> None:
    from ldncli import emit
    from ldncli.cli import build
    from ldncli.errors import LdnError

    try:
        build()(words, prog_name="ldn")
    except LdnError as error:
        emit.failure(error)
        raise SystemExit(error.exit_code) from None
    except BrokenPipeError:
        emit.silence()
    except KeyboardInterrupt:
        raise SystemExit(130) from None


if __name__ == "__main__":
    main()
