package io.hubbub.command;

import picocli.CommandLine.Command;

/** {@code history}: what a server keeps of its rooms, on the machine of its database. */
@Command(
        name = "history",
        description = "See what is kept of the rooms, or have it forgotten, whether the server runs or not.",
        mixinStandardHelpOptions = true,
        subcommands = {HistoryRoomsCommand.class, HistoryExportCommand.class, HistoryForgetCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  hubbub history rooms",
            "  hubbub history export --room lobby > lobby.jsonl",
            "  hubbub history forget --nick bob --dry-run"
        })
final class HistoryCommand {}
