package io.hubbub.command;

import io.hubbub.config.Config;
import io.hubbub.config.ConfigException;
import io.hubbub.store.StorageException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The database that a configuration names: what all commands have in common that work beside a server. */
abstract class DatabaseSource {
    /** The exit code of a command that asks for what there isn't. */
    static final int CANT_DO = 2;

    @Option(
            names = {"-c", "--conf"},
            paramLabel = "FILE",
            description = "The JSON configuration of the server. Default: what is built in.")
    private Path conf;

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    /** Whoever reads what is written may have had enough: that is no mistake to be told. */
    final int complaining(ToIntFunction<PrintWriter> work) {
        PrintWriter out = spec.commandLine().getOut();
        try {
            int code = work.applyAsInt(out);
            return out.checkError() ? 1 : code;
        } catch (StorageException failure) {
            out.flush();
            return complain(failure.getMessage(), 1);
        }
    }

    /** Says what is wrong in a line. */
    final int complain(String sentence, int code) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(sentence);
        err.flush();
        return code;
    }

    final Config config() {
        return configured().read();
    }

    private ConfigSource configured() {
        return ConfigSource.of(Optional.ofNullable(conf));
    }

    final <T> T open(Function<String, T> opener) {
        ConfigSource source = configured();
        String uri = source.read()
                .history()
                .uri()
                .orElseThrow(() -> new ConfigException(source + ": history.uri: it is null, so nothing is kept"));
        try {
            return opener.apply(uri);
        } catch (StorageException cannot) {
            throw new ConfigException(source + ": history.uri: " + cannot.getMessage());
        }
    }
}
