package io.hubbub;

import io.hubbub.config.Config;
import io.hubbub.config.ConfigReader;
import io.hubbub.task.TaskCatalog;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the configuration comes from. */
final class ConfigOptions {
    @Option(names = "--conf", paramLabel = "FILE", description = "The JSON configuration. Default: what is built in.")
    private Path file;

    private final TaskCatalog catalog = TaskCatalog.onClassPath();

    TaskCatalog catalog() {
        return catalog;
    }

    /** @throws io.hubbub.config.ConfigException with one line that says what to mend */
    Config read() {
        return file == null
                ? ConfigReader.builtIn(System.getenv(), catalog::complaint)
                : ConfigReader.read(file, System.getenv(), catalog::complaint);
    }

    /** What errors are to be looked for in. */
    String source() {
        return file == null ? "built-in configuration" : file.toString();
    }
}
