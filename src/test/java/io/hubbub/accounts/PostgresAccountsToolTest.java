package io.hubbub.accounts;

import io.hubbub.store.PostgresServer;
import java.io.IOException;

class PostgresAccountsToolTest extends AccountsToolContract {
    @Override
    String newDatabase() throws IOException {
        return PostgresServer.shared().newDatabase();
    }
}
