package io.hubbub.accounts;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteAccountsToolTest extends AccountsToolContract {
    @TempDir
    Path folder;

    @Override
    String newDatabase() {
        return "sqlite:" + folder.resolve("hubbub.db");
    }
}
