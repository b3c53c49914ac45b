package io.hubbub.client;

import io.hubbub.client.bench.BenchCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The tools' commands alone, to try them by hand without a server's code. */
@Command(
        name = "tools",
        subcommands = {ClientCommand.class, ProbeCommand.class, BenchCommand.class})
public final class ToolsMain {
    private ToolsMain() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new ToolsMain()).execute(args));
    }
}
