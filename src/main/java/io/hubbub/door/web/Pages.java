package io.hubbub.door.web;

import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The files of the chat page and the console: read from the jar once and kept in memory. Only what {@code web/files.txt} lists is there.
 * One for the process; immutable.
 */
final class Pages {
    private static final String FOLDER = "/web/";
    private static final String LIST = FOLDER + "files.txt";

    private final Map<String, Page> pages = new HashMap<>();

    private Pages() {}

    /** Read when the first browser comes: most starts are followed by none for a while. */
    private static final class Loaded {
        private static final Pages ALL = load();
    }

    /**
     * All of them.
     *
     * @throws ExceptionInInitializerError when the jar is not whole
     */
    static Pages all() {
        return Loaded.ALL;
    }

    private static Pages load() {
        Pages all = new Pages();
        for (String name : names()) {
            all.pages.put(name, Page.of(name, Page.resource(FOLDER + name)));
        }
        return all;
    }

    private static List<String> names() {
        return new String(Page.resource(LIST), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    /** Whether there is a file of that name. */
    boolean has(String name) {
        return pages.containsKey(name);
    }

    /**
     * Answers with a file.
     *
     * @param name one that it {@link #has}
     */
    void serve(RoutingContext context, String name) {
        pages.get(name).serve(context);
    }
}
