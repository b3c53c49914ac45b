package io.hubbub.client;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;

/** Turns what a connection receives into lines to show. Confined to that connection's thread. */
interface Incoming extends Handler<Buffer> {
    /** Nothing more will come: shows what was held back. */
    void end();
}
