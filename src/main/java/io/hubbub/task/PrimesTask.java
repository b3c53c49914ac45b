package io.hubbub.task;

/** {@code primes N}: how many primes there are below N. */
public final class PrimesTask implements Task {
    private static final long MAX = 1_000_000_000_000L;

    @Override
    public String name() {
        return "primes";
    }

    @Override
    public String usage() {
        return "primes N: how many primes there are below N";
    }

    @Override
    public void check(String arguments) {
        WholeNumber.parse(arguments, MAX);
    }

    @Override
    public String run(String arguments) throws InterruptedException {
        return Long.toString(new PrimeSieve(WholeNumber.parse(arguments, MAX)).count());
    }
}
