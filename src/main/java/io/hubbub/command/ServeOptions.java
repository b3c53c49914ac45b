package io.hubbub.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the server is to be started.
 *
 * @param conf the configuration file; what is built in without one
 * @param instances instead of what the configuration says
 * @param portsFile where to write the ports once all doors listen
 */
record ServeOptions(Optional<Path> conf, Optional<Integer> instances, Optional<Path> portsFile) {
    private static final ServeOptions NONE = new ServeOptions(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Reads the plain forms of the command line, {@code [serve] [--conf|-c FILE] [--instances N] [--ports-file FILE]}; empty for
     * anything else, which is picocli's to understand or to complain about. Loading picocli would double the time that a
     * start takes.
     */
    static Optional<ServeOptions> plain(String[] arguments) {
        int first = arguments.length > 0 && arguments[0].equals("serve") ? 1 : 0;
        if ((arguments.length - first) % 2 != 0) {
            return Optional.empty();
        }
        Optional<ServeOptions> options = Optional.of(NONE);
        for (int i = first; i < arguments.length; i += 2) {
            String name = arguments[i];
            String value = arguments[i + 1];
            options = options.flatMap(so -> so.with(name, value));
        }
        return options;
    }

    private Optional<ServeOptions> with(String name, String value) {
        try {
            return switch (name) {
                case "--conf", "-c" -> Optional.of(new ServeOptions(Optional.of(Path.of(value)), instances, portsFile));
                case "--instances" ->
                    Optional.of(new ServeOptions(conf, Optional.of(Integer.parseInt(value)), portsFile));
                case "--ports-file" -> Optional.of(new ServeOptions(conf, instances, Optional.of(Path.of(value))));
                default -> Optional.empty();
            };
        } catch (NumberFormatException | InvalidPathException notPlain) {
            return Optional.empty();
        }
    }
}
