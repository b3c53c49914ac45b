package io.hubbub.history;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteMailboxTest extends MailboxContract {
    @TempDir
    Path folder;

    @Override
    String uri() {
        return "sqlite:" + folder.resolve("hubbub.db");
    }
}
