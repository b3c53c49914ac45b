package io.hubbub.task;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The tasks there are, by name. Thread-safe.
 *
 * <p>They are loaded at the first question, which reads the class path: a caller that minds the few milliseconds on an
 * event loop asks {@link #all()} once before. As long as they can't all be loaded, every method throws
 * {@link IllegalStateException} with one sentence that names the class at fault.
 */
public final class TaskCatalog {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,32}");

    private final Supplier<? extends Iterable<Task>> source;
    private NavigableMap<String, Task> tasks; // guarded by this

    private TaskCatalog(Supplier<? extends Iterable<Task>> source) {
        this.source = source;
    }

    /** The tasks that {@link ServiceLoader} finds with the caller's context class loader. */
    public static TaskCatalog onClassPath() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return new TaskCatalog(() -> ServiceLoader.load(Task.class, loader));
    }

    /** Just these tasks, for a program that brings its own. */
    public static TaskCatalog of(Task... tasks) {
        return new TaskCatalog(() -> List.of(tasks));
    }

    /** The task of this name, upper and lower case being the same. */
    public Optional<Task> find(String name) {
        return Optional.ofNullable(loaded().get(name));
    }

    /** All tasks, sorted by name. */
    public List<Task> all() {
        return List.copyOf(loaded().values());
    }

    /** All names, sorted. */
    public List<String> names() {
        return List.copyOf(loaded().keySet());
    }

    /**
     * The fault of a configured task, in one sentence; empty if there is none. Never throws.
     *
     * @param arguments the configured arguments, or empty if they will come from the chat
     */
    public Optional<String> complaint(String name, Optional<String> arguments) {
        try {
            Optional<Task> task = find(name);
            return task.isPresent()
                    ? arguments
                            .flatMap(given -> new Job(task.get(), given).mistake())
                            .map(TaskResult::text)
                    : Optional.of(TaskResult.unknown(name, names()).text());
        } catch (IllegalStateException e) {
            return Optional.of(e.getMessage());
        }
    }

    private synchronized NavigableMap<String, Task> loaded() {
        if (tasks == null) {
            tasks = load(source.get());
        }
        return tasks;
    }

    private static NavigableMap<String, Task> load(Iterable<Task> found) {
        NavigableMap<String, Task> tasks = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        try {
            for (Task task : found) {
                add(task, tasks);
            }
        } catch (ServiceConfigurationError | LinkageError e) {
            // The latter for a class that was compiled for a newer Java, or one that needs another that isn't there.
            throw new IllegalStateException(
                    "a task can't be loaded: " + Wording.oneLine(String.valueOf(e.getMessage())), e);
        }
        return tasks;
    }

    private static String name(Task task, String type) {
        try {
            return task.name();
        } catch (Throwable e) {
            throw new IllegalStateException(
                    "the task %s can't say what it is called: %s".formatted(type, Wording.oneLine(String.valueOf(e))),
                    e);
        }
    }

    private static void add(Task task, NavigableMap<String, Task> tasks) {
        String type = task.getClass().getName();
        String name = name(task, type);
        if (name == null || !NAME.matcher(name).matches()) {
            throw new IllegalStateException("the task %s calls itself %s: expected 1 to 32 letters, digits and -"
                    .formatted(type, name == null ? "nothing" : Wording.quoted(name)));
        }
        Task other = tasks.put(name, task);
        if (other != null) {
            throw new IllegalStateException("two tasks are called %s: %s and %s"
                    .formatted(name, other.getClass().getName(), type));
        }
    }
}
