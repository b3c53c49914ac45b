package io.hubbub.history;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** What the searchers do between searches, after something was stored. */
final class Tidying implements Supplier<Readers.Query<Void>> {
    private final Dialect dialect;
    private final LongSupplier stored;
    private long tidied;

    /** @param stored how many events were stored by now */
    Tidying(Dialect dialect, LongSupplier stored) {
        this.dialect = dialect;
        this.stored = stored;
    }

    @Override
    public Readers.Query<Void> get() {
        long now = stored.getAsLong();
        boolean isTidy = now == tidied || dialect.tidyWords().isEmpty();
        tidied = now;
        return isTidy
                ? null
                : pages -> {
                    pages.tidyWords();
                    return null;
                };
    }
}
