package io.hubbub.command;

import io.hubbub.config.ConfigException;
import io.hubbub.history.Forgetter;
import io.hubbub.history.KeptRooms;
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

/** The database that a configuration names, and what is done with it: what the commands of {@code history} have in common. */
final class HistorySource {
    /** The exit code of a command that asks for what there isn't. */
    static final int CANT_DO = 2;

    @Option(
            names = {"-c", "--conf"},
            paramLabel = "FILE",
            description = "The JSON configuration of the server. Default: what is built in.")
    private Path conf;

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    /** What a command does with the database; returns its exit code. */
    interface Work {
        int with(KeptRooms rooms, PrintWriter out);
    }

    /** The same for a command that has something forgotten. */
    interface Change {
        int with(Forgetter forgetter, PrintWriter out);
    }

    /** Whoever reads what is written may have had enough: that is no mistake to be told. */
    int run(Work work) {
        return complaining(out -> {
            try (KeptRooms rooms = open(KeptRooms::open)) {
                return work.with(rooms, out);
            }
        });
    }

    int change(Change change) {
        return complaining(out -> {
            try (Forgetter forgetter = open(uri -> Forgetter.open(uri, System::currentTimeMillis, System::nanoTime))) {
                return change.with(forgetter, out);
            }
        });
    }

    private int complaining(ToIntFunction<PrintWriter> work) {
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
    int complain(String sentence, int code) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(sentence);
        err.flush();
        return code;
    }

    /** Says that there is no such room. */
    int complainOfRoom(String room) {
        return complain(
                "--room: nothing is kept of a room " + room + "; hubbub history rooms lists those that are kept",
                CANT_DO);
    }

    private <T> T open(Function<String, T> opener) {
        ConfigSource source = ConfigSource.of(Optional.ofNullable(conf));
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
