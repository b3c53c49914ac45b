package io.hubbub.history;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** What the searchers do between searches, after something was stored. */
final class Tidying implements Supplier<Readers.Query<Void>> {
    private final Database database;
    private final LongSupplier stored;
    private long tidied;

    /** @param stored how many events were stored by now */
    Tidying(Database database, LongSupplier stored) {
        this.database = database;
        this.stored = stored;
    }

    @Override
    public Readers.Query<Void> get() {
        long now = stored.getAsLong();
        boolean isTidy = now == tidied || database.tidyWords().isEmpty();
        tidied = now;
        return isTidy
                ? null
                : pages -> {
                    pages.tidyWords();
                    return null;
                };
    }
}
