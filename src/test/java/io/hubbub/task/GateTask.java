package io.hubbub.task;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Ends when the test opens the gate, or when it is interrupted, unless it is a stubborn one. */
final class GateTask implements Task {
    private final boolean stubborn;
    private final CountDownLatch open = new CountDownLatch(1);
    private final Semaphore entered = new Semaphore(0);
    private final Semaphore interrupted = new Semaphore(0);
    final AtomicInteger runs = new AtomicInteger();

    private GateTask(boolean stubborn) {
        this.stubborn = stubborn;
    }

    static GateTask obedient() {
        return new GateTask(false);
    }

    static GateTask stubborn() {
        return new GateTask(true);
    }

    @Override
    public String name() {
        return "gate";
    }

    @Override
    public String usage() {
        return "gate TEXT: the text, when the gate is opened";
    }

    @Override
    public String run(String arguments) throws InterruptedException {
        runs.incrementAndGet();
        entered.release();
        while (true) {
            try {
                open.await();
                return "through " + arguments;
            } catch (InterruptedException e) {
                interrupted.release();
                if (!stubborn) {
                    throw e;
                }
            }
        }
    }

    void open() {
        open.countDown();
    }

    void awaitEntered() {
        Waits.within30s(entered);
    }

    void awaitInterrupted() {
        Waits.within30s(interrupted);
    }
}
