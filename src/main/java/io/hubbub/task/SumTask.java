package io.hubbub.task;

import java.math.BigInteger;

/** {@code sum N}: 0 + 1 + … + (N-1), exact for every N it takes. */
public final class SumTask implements Task {
    private static final long MAX = 1_000_000_000_000_000_000L;

    @Override
    public String name() {
        return "sum";
    }

    @Override
    public String usage() {
        return "sum N: 0 + 1 + … + (N-1)";
    }

    @Override
    public void check(String arguments) {
        WholeNumber.parse(arguments, MAX);
    }

    @Override
    public String run(String arguments) {
        BigInteger count = BigInteger.valueOf(WholeNumber.parse(arguments, MAX));
        return count.multiply(count.subtract(BigInteger.ONE)).shiftRight(1).toString();
    }
}
