package io.hubbub.task;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A task that every chunk of an unframed connection runs, as doors that are configured with a task do. The answer starts
 * with a line end, so that it begins a line wherever it falls among other output.
 */
public final class ChunkTask {
    private static final String ANSWER = "\r\nTask Result = ";

    private final Tasks tasks;
    private final String name;
    private final Optional<String> arguments;

    /** @param arguments for every run; without any, the received text is the arguments */
    public ChunkTask(Tasks tasks, String name, Optional<String> arguments) {
        this.tasks = tasks;
        this.name = name;
        this.arguments = arguments;
    }

    /**
     * For one connection, on its event loop.
     *
     * @param guard as in {@link TaskDesk}
     */
    public Desk desk(Consumer<String> answer, Consumer<Runnable> guard) {
        return new Desk(answer, guard);
    }

    /** The tasks that one connection has asked for with its chunks. */
    public final class Desk {
        private final TaskDesk open;
        private final Consumer<String> answer;
        private Runnable onIdle = () -> {};

        private Desk(Consumer<String> answer, Consumer<Runnable> guard) {
            this.open = new TaskDesk(tasks, guard);
            this.answer = answer;
        }

        /** Runs the task for a chunk. */
        public void ask(Buffer chunk) {
            String text = arguments.orElseGet(() -> chunk.toString(StandardCharsets.UTF_8));
            open.ask(name, text, result -> {
                answer.accept(ANSWER + result.text());
                if (open.isIdle()) {
                    onIdle.run();
                }
            });
        }

        /** Does something once every answer is given: now, if none is awaited. */
        public void whenIdle(Runnable action) {
            if (open.isIdle()) {
                action.run();
            } else {
                onIdle = action;
            }
        }

        /** Drops what is not answered yet. */
        public void close() {
            open.close();
        }
    }
}
