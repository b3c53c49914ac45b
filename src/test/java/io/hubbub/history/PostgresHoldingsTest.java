package io.hubbub.history;

import java.io.IOException;

class PostgresHoldingsTest extends HoldingsContract {
    private String uri;

    @Override
    String uri() throws IOException {
        uri = uri == null ? PostgresServer.shared().newDatabase() : uri;
        return uri;
    }
}
