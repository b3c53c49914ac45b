package io.hubbub.command;

import io.hubbub.Hubbub;
import io.hubbub.config.Config;
import io.hubbub.config.ConfigReader;
import io.hubbub.task.TaskCatalog;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the configuration comes from: a file, or what is built in; the environment laid over it.
 *
 * @param catalog the tasks that it may name
 */
record ConfigSource(Optional<Path> file, TaskCatalog catalog) {

    static ConfigSource of(Optional<Path> file) {
        return new ConfigSource(file, TaskCatalog.onClassPath());
    }

    /** @throws io.hubbub.config.ConfigException with one line that says what to mend */
    Config read() {
        ConfigReader reader = Hubbub.configuration(catalog::complaint);
        return file.map(path -> reader.read(path, ProcessText.environment()))
                .orElseGet(() -> reader.builtIn(ProcessText.environment()));
    }

    /** The place in which a mistake is to be looked for. */
    @Override
    public String toString() {
        return file.map(Path::toString).orElse("built-in configuration");
    }
}
