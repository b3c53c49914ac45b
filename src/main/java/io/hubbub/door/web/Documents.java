package io.hubbub.door.web;

import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The documents of the server as pages, and their pictures. They are in the jar as Markdown. The first of them lists the others; its name
 * is the one that code hosts show for a folder. One for the process; immutable.
 */
final class Documents {
    /** The beginning of their addresses. */
    static final String ADDRESS = "docs/";

    private static final String FOLDER = "/docs/";
    private static final String FIRST = "README";

    private static volatile boolean loaded;

    /** By what follows {@link #ADDRESS}: the first document's is empty. */
    private final Map<String, Page> pages = new HashMap<>();

    private Documents() {}

    /** The pages are made when the first of them is asked for. */
    private static final class Loaded {
        private static final Documents ALL = load();
    }

    /**
     * All of them. The first call takes as long as making pages of them does: not for an event loop, unless {@link #areLoaded}.
     *
     * @throws ExceptionInInitializerError when the jar is not whole
     */
    static Documents all() {
        Documents all = Loaded.ALL;
        loaded = true;
        return all;
    }

    static boolean areLoaded() {
        return loaded;
    }

    private static Documents load() {
        MarkdownDocument first = read(FIRST);
        Map<String, String> titles = new LinkedHashMap<>();
        titles.put(MarkdownDocument.address(FIRST + MarkdownDocument.ENDING), "Overview");
        titles.putAll(first.documents());
        List<MarkdownDocument> documents = new ArrayList<>(List.of(first));
        first.documents().keySet().forEach(name -> documents.add(read(name)));

        Documents all = new Documents();
        TreeSet<String> pictures = new TreeSet<>();
        for (MarkdownDocument document : documents) {
            all.pages.put(
                    document.name().equals(FIRST) ? "" : document.name(),
                    Page.of("html", new DocumentPage(document, titles).html().getBytes(StandardCharsets.UTF_8)));
            pictures.addAll(document.pictures());
        }
        pictures.forEach(name -> all.pages.put(name, Page.of(name, Page.resource(FOLDER + name))));
        return all;
    }

    private static MarkdownDocument read(String name) {
        byte[] text = Page.resource(FOLDER + name + MarkdownDocument.ENDING);
        return new MarkdownDocument(name, new String(text, StandardCharsets.UTF_8));
    }

    /** Whether there is something at an address. */
    boolean has(String address) {
        return address.startsWith(ADDRESS) && pages.containsKey(address.substring(ADDRESS.length()));
    }

    /**
     * Answers with what is at an address.
     *
     * @param address one that it {@link #has}
     */
    void serve(RoutingContext context, String address) {
        pages.get(address.substring(ADDRESS.length())).serve(context);
    }
}
