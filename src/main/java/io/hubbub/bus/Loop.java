package io.hubbub.bus;

/** The thread that everything of one instance runs on; makes a call from another one visible in tests. */
public final class Loop {
    private final Thread thread = Thread.currentThread();

    /** Whether this is that thread: for {@code assert}. */
    public boolean isCurrent() {
        return Thread.currentThread() == thread;
    }
}
