package io.hubbub.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a file that a person wrote; a device or a film given by mistake must not fill the memory. */
final class SmallFile {
    private static final int MOST_BYTES = 1 << 20;

    private SmallFile() {}

    static byte[] bytes(Path file) throws Unusable {
        if (Files.isDirectory(file)) {
            throw new Unusable("expected a file, got a directory");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new Unusable("expected a file of at most 1 MiB, got a larger one");
            }
            return bytes;
        } catch (NoSuchFileException missing) {
            throw new Unusable("no such file", missing);
        } catch (AccessDeniedException denied) {
            throw new Unusable("permission to read the file denied", denied);
        } catch (IOException failed) {
            throw new Unusable("reading failed: " + failed.getMessage(), failed);
        }
    }
}
