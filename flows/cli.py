"""The command line. Each command lives in a module of `flows/commands` and is imported when it is called."""

import atexit
import gc
import importlib
import os
import sys
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from flows import logs
from flows.commands import COMMANDS
from flows.exits import FAILED, INTERRUPTED, USAGE, is_interruption, status_of
from flows.program import as_typed
from warehouse.without_pandas import without_pandas


class Failure(click.ClickException):
    """What ended a command: the message for the user, and the exit status."""

    def __init__(self, message: str, status: int) -> None:
        """``status`` as in `flows.exits`."""
        super().__init__(message)
        self.status = status


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports each when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order of the table above."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now; None if there is none."""
        if cmd_name not in COMMANDS:
            for close in get_close_matches(cmd_name, COMMANDS, 1):
                ctx.fail(f"No such command '{cmd_name}'. Did you mean {close}?")
            return None
        module = importlib.import_module(f"flows.commands.{COMMANDS[cmd_name][0]}")
        return getattr(module, cmd_name)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. An error that is meant for the user becomes its message, with commands to paste back."""
        try:
            return super().invoke(ctx)
        except click.UsageError:
            raise
        except Exception as error:
            if is_interruption(error):
                raise click.Abort from error
            status, message = status_of(error)
            if message is None:
                raise
            raise Failure(as_typed(message, ctx.params.get("home")), status) from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table of commands, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--home", type=click.Path(file_okay=False, path_type=Path), help="Folder of the warehouse and all else.")
@click.version_option(package_name="newsledger")
@click.pass_context
def newsledger(context: click.Context, home: Path | None) -> None:
    """News articles in, a SQL warehouse out: every date and casualty figure traced to its words.

    \b
    newsledger ingest FOLDER      read what is new
    newsledger sql "from articles limit 5"
    """
    context.obj = {"home": home} if home else {}


def _show(error: click.ClickException) -> None:
    if logs.is_json():
        logs.write_line(error.format_message(), "error")
    else:
        error.show()


def main() -> None:
    """Entry point: runs a command; an error that is meant for the user ends with its message and exit status."""
    without_pandas()
    atexit.register(gc.freeze)  # the last collection would walk over all of Prefect, to free what ends with the process
    try:
        result: Any = newsledger.main(standalone_mode=False)
    except click.exceptions.Exit as stop:
        raise SystemExit(stop.exit_code) from None
    except click.Abort:
        click.echo("Interrupted. What was published stays; the same command goes on from there.", err=True)
        raise SystemExit(INTERRUPTED) from None
    except (Failure, click.UsageError) as error:
        _show(error)
        raise SystemExit(error.status if isinstance(error, Failure) else USAGE) from None
    except BrokenPipeError:  # `newsledger sql … | head` has seen enough; Python would complain of it at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(FAILED) from None
    raise SystemExit(result if isinstance(result, int) else 0)


if __name__ == "__main__":
    main()
