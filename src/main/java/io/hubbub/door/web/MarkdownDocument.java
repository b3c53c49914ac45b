package io.hubbub.door.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A document, read from Markdown and made ready for a browser: headings have the anchors that a code host gives them, wide tables and
 * code scroll by themselves, and links lead to the other documents' pages. A link to another part of the sources becomes plain words,
 * since that is not in the jar.
 */
final class MarkdownDocument {
    static final String ENDING = ".md";

    private static final List<TablesExtension> EXTENSIONS = List.of((TablesExtension) TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

    private final String name;
    private final Node root;

    /** By their nodes, which have no equality of their own. */
    private final Map<Node, String> ids = new HashMap<>();

    private final Map<String, String> sections = new LinkedHashMap<>();
    private final Map<String, String> documents = new LinkedHashMap<>();
    private final Set<String> pictures = new LinkedHashSet<>();
    private String title = "";

    MarkdownDocument(String name, String text) {
        this.name = name;
        this.root = PARSER.parse(text);
        Preparation preparation = new Preparation();
        root.accept(preparation);
        preparation.finish();
    }

    /** Its file, without the ending. */
    String name() {
        return name;
    }

    String title() {
        return title;
    }

    /** Its headings of the second level, by their anchors. */
    Map<String, String> sections() {
        return sections;
    }

    /** The documents that it links to, by their names, with the first link's words; in its order. */
    Map<String, String> documents() {
        return documents;
    }

    /** The files of the pictures in it. */
    Set<String> pictures() {
        return pictures;
    }

    String html() {
        return HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .attributeProviderFactory(context -> this::attribute)
                .build()
                .render(root);
    }

    private void attribute(Node node, String tag, Map<String, String> attributes) {
        if (ids.containsKey(node)) {
            attributes.put("id", ids.get(node));
        }
        if (tag.equals("pre")) {
            // Keys can scroll it only if they can reach it.
            attributes.put("tabindex", "0");
        }
    }

    /** The address of a document's page, relative to that of another one. */
    static String address(String file) {
        String name = file.substring(0, file.length() - ENDING.length());
        return name.equals("README") ? "./" : name;
    }

    /** Changes the tree on a walk through it; a change that would lead the walk astray waits for its end. */
    private final class Preparation extends AbstractVisitor {
        private final IdGenerator generator = IdGenerator.builder().build();
        private final List<Runnable> changes = new ArrayList<>();

        void finish() {
            changes.forEach(Runnable::run);
        }

        @Override
        public void visit(Heading heading) {
            String words = words(heading);
            String id = generator.generateId(words);
            ids.put(heading, id);
            if (heading.getLevel() == 1) {
                title = words;
            } else {
                changes.add(() -> heading.appendChild(anchor(id)));
            }
            if (heading.getLevel() == 2) {
                sections.put(id, words);
            }
            visitChildren(heading);
        }

        private HtmlInline anchor(String id) {
            HtmlInline anchor = new HtmlInline();
            anchor.setLiteral(" <a class=\"anchor\" href=\"#" + id + "\" aria-hidden=\"true\" tabindex=\"-1\">#</a>");
            return anchor;
        }

        @Override
        public void visit(CustomBlock block) {
            if (block instanceof TableBlock) {
                changes.add(() -> {
                    block.insertBefore(
                            html("<div class=\"scroll\" role=\"group\" aria-label=\"Table\" tabindex=\"0\">"));
                    block.insertAfter(html("</div>"));
                });
            }
            visitChildren(block);
        }

        private HtmlBlock html(String literal) {
            HtmlBlock block = new HtmlBlock();
            block.setLiteral(literal);
            return block;
        }

        @Override
        public void visit(Link link) {
            String there = link.getDestination();
            if (!there.startsWith("#") && !there.contains(":")) {
                String file = there.replaceFirst("#.*", "");
                if (file.endsWith(ENDING) && !file.contains("/")) {
                    documents.putIfAbsent(file.substring(0, file.length() - ENDING.length()), words(link));
                    link.setDestination(address(file) + there.substring(file.length()));
                } else {
                    changes.add(() -> unlink(link));
                }
            }
            visitChildren(link);
        }

        private void unlink(Link link) {
            while (link.getFirstChild() != null) {
                link.insertBefore(link.getFirstChild());
            }
            link.unlink();
        }

        @Override
        public void visit(Image image) {
            String there = image.getDestination();
            String file = there.substring(there.lastIndexOf('/') + 1);
            pictures.add(file);
            image.setDestination(file);
            visitChildren(image);
        }
    }

    /** The words that a reader sees in a part of it. */
    private static String words(Node part) {
        StringBuilder words = new StringBuilder();
        part.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak lineBreak) {
                words.append(' ');
            }
        });
        return words.toString();
    }
}
