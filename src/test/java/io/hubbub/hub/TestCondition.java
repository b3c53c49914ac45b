package io.hubbub.hub;

import java.util.function.BooleanSupplier;

/** Something that comes true by itself, soon. */
final class TestCondition {
    private static final int MOST_LOOKS = 100_000;

    private TestCondition() {}

    /** Looks again and again; each look of the core's takes a turn of its loops. */
    static void await(BooleanSupplier condition, String what) {
        for (int i = 0; i < MOST_LOOKS; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
        }
        throw new AssertionError("never came true: " + what);
    }
}
