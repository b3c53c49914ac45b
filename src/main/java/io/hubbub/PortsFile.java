package io.hubbub;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** The file that tells other programs which ports were picked. It appears whole or not at all. */
final class PortsFile {
    private PortsFile() {}

    static void write(Path file, Map<String, Integer> ports) throws IOException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ports.forEach(json::put);
        Path draft = file.resolveSibling(file.getFileName() + ".tmp");
        Files.writeString(draft, json + "\n");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
