package io.hubbub.history;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

class SqliteForgettingTest extends ForgettingContract {
    @TempDir
    Path folder;

    @Override
    String uri() {
        return "sqlite:" + folder.resolve("hubbub.db");
    }

    /** The bytes of the files, as somebody finds them who has no use for SQLite. */
    @Override
    String dump() throws IOException {
        StringBuilder all = new StringBuilder();
        List<Path> paths;
        try (Stream<Path> files = Files.list(folder)) {
            paths = files.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path path : paths) {
            all.append(Files.readString(path, StandardCharsets.ISO_8859_1));
        }
        return all.toString().toLowerCase(Locale.ROOT);
    }

    @Override
    String[] refusesChanges() {
        return new String[] {"create trigger no_changes before update on event begin select raise(abort, 'no'); end"};
    }

    @Override
    String[] allowsChanges() {
        return new String[] {"drop trigger no_changes"};
    }
}
