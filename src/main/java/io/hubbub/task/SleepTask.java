package io.hubbub.task;

/** {@code sleep MS}: keeps a worker for that many milliseconds, to try out how the others fare. */
public final class SleepTask implements Task {
    private static final long MAX_MS = 600_000;

    @Override
    public String name() {
        return "sleep";
    }

    @Override
    public String usage() {
        return "sleep MS: answers after that many milliseconds";
    }

    @Override
    public void check(String arguments) {
        WholeNumber.parse(arguments, MAX_MS);
    }

    @Override
    public String run(String arguments) throws InterruptedException {
        long ms = WholeNumber.parse(arguments, MAX_MS);
        Thread.sleep(ms);
        return "slept " + ms + " ms";
    }
}
