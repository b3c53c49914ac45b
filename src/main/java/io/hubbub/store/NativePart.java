package io.hubbub.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder into which SQLite's library unpacks the part of it that is no Java, once for each process: beside the database, since a
 * system's folder for temporary files may be mounted so that nothing in there can be run. A server that is killed leaves its copy behind.
 */
final class NativePart {
    private static final Logger LOG = LoggerFactory.getLogger(NativePart.class);

    private NativePart() {}

    /**
     * Makes the folder ready, without what was left behind.
     *
     * @param database which nobody else uses, and so nobody else its folder
     */
    static void prepare(Path database) throws IOException {
        Path folder = folder(database);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
            for (Path file : left) {
                delete(file);
            }
        }
        use(folder);
    }

    /** Makes the folder ready beside a server that may use it, too. */
    static void share(Path database) throws IOException {
        use(folder(database));
    }

    private static Path folder(Path database) throws IOException {
        return Files.createDirectories(database.resolveSibling(database.getFileName() + ".native"));
    }

    private static void use(Path folder) {
        System.setProperty("org.sqlite.tmpdir", folder.toString());
    }

    /** Some systems don't let go of what this very process has loaded. */
    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException inUse) {
            LOG.debug("{} stays", file, inUse);
        }
    }
}
