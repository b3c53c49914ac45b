package io.hubbub.client;

import java.io.IOException;

/** Where a conversation is shown and typed. Showing may be done on any thread. */
interface Screen extends AutoCloseable {
    /** Shows a line from the server, already harmless. */
    void show(String line);

    /** Tells the user something of our own, in one line. */
    void tell(String notice);

    /** Passes on what the user types until the user is done, then leaves. Blocks; called once, on a thread of its own. */
    void converse(Conversation conversation) throws IOException;

    @Override
    void close() throws IOException;
}
