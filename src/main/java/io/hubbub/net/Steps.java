package io.hubbub.net;

import io.hubbub.hub.Session;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Carries out one client's lines strictly one after the other: while something is awaited nothing more is read from it, and
 * what is next waits. Runs on the session's event loop.
 */
public final class Steps {
    /** Lines of a long answer that are written at once: some tens of kilobytes. */
    private static final int PORTION = 200;

    private final Session session;
    private final Runnable whenDone;

    /** The steps that come next, each as soon as nothing is awaited any more. */
    private final Deque<Runnable> next = new ArrayDeque<>(0);

    private int awaited;

    /** Why nothing more is read, though what was read goes on. */
    private int holds;

    private boolean stepping;

    /** @param whenDone told each time when nothing is awaited any more */
    public Steps(Session session, Runnable whenDone) {
        this.session = session;
        this.whenDone = whenDone;
    }

    public boolean isDone() {
        return awaited == 0;
    }

    /** Something was asked for: what is next waits for {@link #answered}. */
    public void await() {
        awaited++;
        session.reading().pause();
    }

    public void answered() {
        awaited--;
        step();
    }

    /** Reads nothing more until {@link #letGo}. */
    public void hold() {
        holds++;
        session.reading().pause();
    }

    public void letGo() {
        holds--;
        readOn();
    }

    /** Not between two steps: the next line comes after all that the one before asks for. */
    private void readOn() {
        if (stepping || awaited > 0) {
            return;
        }
        if (holds == 0) {
            session.reading().resume();
        }
        whenDone.run();
    }

    /** Does several things, each once the ones before have happened; what was to be done next comes after them. */
    public void inTurn(Runnable... todo) {
        for (int i = todo.length - 1; i >= 0; i--) {
            next.addFirst(todo[i]);
        }
        step();
    }

    /** Does the same with each of several, one after the other. */
    public <T> void each(List<T> all, Consumer<T> action) {
        inTurn(all.stream().map(one -> (Runnable) () -> action.accept(one)).toArray(Runnable[]::new));
    }

    private void step() {
        if (!stepping) {
            stepping = true;
            while (awaited == 0 && !next.isEmpty()) {
                next.poll().run();
            }
            stepping = false;
            readOn();
        }
    }

    /** The next step waits until everything that was asked for has happened, and the client has been told. */
    public void awaitAll() {
        await();
        session.onceSettled(this::answered);
    }

    /** The next step waits until the client has seen all that others did before. */
    public void sync() {
        await();
        session.queries().sync(this::answered);
    }

    /** Does something once everything that was asked for has happened. */
    public void afterAll(Runnable action) {
        inTurn(this::awaitAll, action);
    }

    /** Asks a question once everything that was asked for before has happened; what is next waits for the answer. */
    public <T> void ask(Consumer<Consumer<T>> question, Consumer<T> then) {
        afterAll(() -> {
            await();
            question.accept(answer -> {
                then.accept(answer);
                answered();
            });
        });
    }

    /** Writes a line on each of many things, as fast as the client reads: a long answer throws nobody out. */
    public <T> void inPortions(List<T> all, Consumer<T> write) {
        int portion = Math.min(PORTION, all.size());
        all.subList(0, portion).forEach(write);
        if (portion < all.size()) {
            afterAll(() -> inPortions(all.subList(portion, all.size()), write));
        }
    }
}
