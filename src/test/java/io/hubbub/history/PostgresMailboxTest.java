package io.hubbub.history;

import io.hubbub.store.PostgresServer;
import java.io.IOException;

class PostgresMailboxTest extends MailboxContract {
    private String uri;

    @Override
    String uri() throws IOException {
        uri = uri == null ? PostgresServer.shared().newDatabase() : uri;
        return uri;
    }
}
