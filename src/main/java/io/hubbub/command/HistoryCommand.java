package io.hubbub.command;

import picocli.CommandLine.Command;

/** {@code history}: what a server keeps of its rooms, read on its machine. */
@Command(
        name = "history",
        description = "See what is kept of the rooms, whether the server runs or not.",
        mixinStandardHelpOptions = true,
        subcommands = {HistoryRoomsCommand.class, HistoryExportCommand.class},
        footerHeading = "%nExamples:%n",
        footer = {"  hubbub history rooms", "  hubbub history export --room lobby > lobby.jsonl"})
final class HistoryCommand {}
