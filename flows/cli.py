"""The command line. Each command lives in a module of `flows/commands` and is imported when it is called."""

import importlib
from pathlib import Path
from typing import Any

import click

#: command: (module in flows.commands, one line of help). The help stands here so that --help imports nothing.
COMMANDS = {
    "ingest": ("ingest", "Read what is new at the given paths into the warehouse."),
    "serve": ("serve", "Ingest on a schedule, through Prefect."),
    "status": ("status", "Show the last runs and what the warehouse holds."),
    "sql": ("sql", "Ask the warehouse a question in SQL."),
    "explain": ("explain", "Show an article with what was found in it."),
    "checks": ("checks", "Show the verdicts of the quality checks."),
    "docs": ("docs", "Build the Data Docs and say where they lie."),
    "quarantine": ("quarantine", "List, show and replay records that were set aside."),
    "monitor": ("monitor", "Check the whole warehouse."),
    "dashboard": ("dashboard", "Open the web dashboard."),
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports each when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order of the table above."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now; None if there is none."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"flows.commands.{COMMANDS[cmd_name][0]}")
        return getattr(module, cmd_name)

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


def main() -> None:
    """Entry point: runs a command; an error that is meant for the user ends with its message and exit status 1."""
    from flows.exits import status_of

    try:
        result: Any = newsledger.main(standalone_mode=False)
    except click.exceptions.Exit as stop:
        raise SystemExit(stop.exit_code) from None
    except click.Abort:
        raise SystemExit(130) from None
    except click.ClickException as error:
        error.show()
        raise SystemExit(error.exit_code) from None
    except Exception as error:
        status, message = status_of(error)
        if message is None:
            raise
        click.echo(message, err=True)
        raise SystemExit(status) from None
    raise SystemExit(result if isinstance(result, int) else 0)


if __name__ == "__main__":
    main()
