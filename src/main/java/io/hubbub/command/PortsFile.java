package io.hubbub.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** The file that tells other programs which ports were picked. It appears whole or not at all. */
final class PortsFile {
    private PortsFile() {}

    static void write(Path file, Map<String, Integer> ports) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            // A pipe or a device, which a file must not replace; a directory says so itself.
            writeTo(file, ports);
            return;
        }
        Path draft = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            writeTo(draft, ports);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException cannot) {
            Files.deleteIfExists(draft);
            throw cannot;
        }
    }

    /** The reason why a file can't be written, in a few words for a person. */
    static String complaint(Path file, IOException cannot) {
        return "can't write " + file + ": " + reason(file, cannot);
    }

    private static String reason(Path file, IOException cannot) {
        if (Files.isDirectory(file)) {
            return "expected a file, got a directory";
        } else if (cannot instanceof NoSuchFileException) {
            return "there is no directory " + file.toAbsolutePath().getParent();
        } else if (cannot instanceof AccessDeniedException) {
            return "permission to write the file denied";
        }
        String reason = cannot instanceof FileSystemException failed ? failed.getReason() : cannot.getMessage();
        return reason == null ? cannot.getClass().getSimpleName() : reason;
    }

    private static void writeTo(Path file, Map<String, Integer> ports) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file);
                JsonGenerator json = new JsonFactory().createGenerator(writer)) {
            json.writeStartObject();
            for (Map.Entry<String, Integer> door : ports.entrySet()) {
                json.writeNumberField(door.getKey(), door.getValue());
            }
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }
}
