package io.hubbub.accounts;

import io.hubbub.store.PostgresServer;
import java.io.IOException;

class PostgresAccountsTest extends AccountsContract {
    @Override
    String newDatabase() throws IOException {
        return PostgresServer.shared().newDatabase();
    }
}
