"""`proofcheck registry …`: the commands by which a brand registry is filled and looked at."""

from __future__ import annotations

import typer

from proofcheck.cli.registry import (
    check,
    compact,
    export,
    import_files,
    learn,
    problems,
    remove,
    revoke,
    search,
    show,
    stats,
)

registry = typer.Typer(
    name="registry",
    help="Fill and look at the brand registry: owners, trademarks, who may sell what.",
    no_args_is_help=True,
)
registry.command("import")(import_files.import_files)
registry.command("learn")(learn.learn)
registry.command("export")(export.export)
registry.command("search")(search.search)
registry.command("show")(show.show)
registry.command("problems")(problems.problems)
registry.command("check")(check.check)
registry.command("stats")(stats.stats)
registry.command("compact")(compact.compact)
registry.command("revoke")(revoke.revoke)
registry.command("remove")(remove.remove)
