package io.hubbub.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
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
        writeTo(draft, ports);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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
