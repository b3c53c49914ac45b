package io.hubbub.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code serve}, and what happens without any command. */
@Command(
        name = "serve",
        description = "Start the chat server (the default).",
        mixinStandardHelpOptions = true,
        footerHeading = "%nSignals:%n",
        footer = {
            "  HUP         read the certificates of all doors again; connections stay",
            "  TERM, INT   stop: let out what is queued, then end with 0; a second one ends at once",
            "",
            "Examples:",
            "  hubbub                        on this machine alone; a browser at http://localhost:8080/",
            "  hubbub serve -c hubbub.json",
            "  HUBBUB_DOORS_WEB_PORT=8081 hubbub serve"
        })
final class ServeCommand implements Callable<Integer> {
    @Option(
            names = {"-c", "--conf"},
            paramLabel = "FILE",
            description = "The JSON configuration. Default: what is built in.")
    private Path conf;

    @Option(
            names = "--instances",
            paramLabel = "N",
            description = "Verticle instances, one event loop each; 0 is one for each core.")
    private Integer instances;

    @Option(
            names = "--ports-file",
            paramLabel = "FILE",
            description = "Write the ports here once all doors listen, as JSON: door name to port.")
    private Path portsFile;

    @Override
    public Integer call() throws Exception {
        return new Serve(new ServeOptions(
                        Optional.ofNullable(conf), Optional.ofNullable(instances), Optional.ofNullable(portsFile)))
                .run();
    }
}
