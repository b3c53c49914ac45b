package io.hubbub.door.web;

import java.util.Map;
import java.util.stream.Collectors;

/** The page of a document: the document itself, and beside it the list of all documents and of its own sections. */
final class DocumentPage {
    private static final String FRAME = """
            <!doctype html>
            <html lang="en">
              <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <title>%s – Hubbub</title>
                <link rel="icon" href="../icon.svg" type="image/svg+xml" />
                <link rel="stylesheet" href="../base.css" />
                <link rel="stylesheet" href="../docs.css" />
              </head>
              <body>
                <a class="skip" href="#text">Skip to the text</a>
                <header>
                  <a class="home" href="../"><img src="../icon.svg" alt="" width="28" height="28" />Hubbub</a>
                  <a class="to-list" href="#documents">All documents</a>
                </header>
                <main id="text" tabindex="-1">
            %s</main>
                <nav id="documents" aria-label="Documents">
                  <div class="list">
                    <h2>Documents</h2>
                    <ul>
            %s        </ul>
                  </div>
                </nav>
              </body>
            </html>
            """;

    private final MarkdownDocument document;
    private final Map<String, String> titles;

    /** @param titles of all documents, by the addresses of their pages */
    DocumentPage(MarkdownDocument document, Map<String, String> titles) {
        this.document = document;
        this.titles = titles;
    }

    String html() {
        String list = titles.entrySet().stream()
                .map(entry -> entry(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
        return FRAME.formatted(escape(document.title()), document.html(), list);
    }

    private String entry(String address, String title) {
        boolean isThis = address.equals(MarkdownDocument.address(document.name() + MarkdownDocument.ENDING));
        String here = isThis ? " aria-current=\"page\"" : "";
        return "<li><a href=\"" + address + "\"" + here + ">" + escape(title) + "</a>" + (isThis ? sections() : "")
                + "</li>\n";
    }

    private String sections() {
        String list = document.sections().entrySet().stream()
                .map(section -> "<li><a href=\"#" + section.getKey() + "\">" + escape(section.getValue()) + "</a></li>")
                .collect(Collectors.joining());
        return list.isEmpty() ? "" : "<ul>" + list + "</ul>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
