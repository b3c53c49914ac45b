package io.hubbub.command;

import io.hubbub.ChatVerticle;
import io.hubbub.config.Config;
import io.hubbub.config.ConfigException;
import io.hubbub.config.ConfigReader;
import io.hubbub.config.Service;
import io.hubbub.room.ChatLimits;
import io.hubbub.room.Names;
import io.hubbub.room.Refusal;
import io.hubbub.task.TaskCatalog;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the configuration comes from: a file, or what is built in; the environment laid over it.
 *
 * @param catalog the tasks that it may name
 */
record ConfigSource(Optional<Path> file, TaskCatalog catalog) {

    static ConfigSource of(Optional<Path> file) {
        return new ConfigSource(file, TaskCatalog.onClassPath());
    }

    /** @throws io.hubbub.config.ConfigException with one line that says what to mend */
    Config read() {
        Config config = readAlone();
        checkRooms(config);
        return config;
    }

    private Config readAlone() {
        return file.map(path -> ConfigReader.read(path, ProcessText.environment(), catalog::complaint))
                .orElseGet(() -> ConfigReader.builtIn(ProcessText.environment(), catalog::complaint));
    }

    /** What a room may be called, and how long that may be, is the chat's affair: where nobody could come in is no door. */
    private void checkRooms(Config config) {
        ChatLimits rules = ChatVerticle.limits(config.chat());
        for (int i = 0; i < config.doors().size(); i++) {
            String room = room(config.doors().get(i).service());
            if (!room.isEmpty() && !Names.isRoom(Names.written(room), rules.roomLength())) {
                String fault = new Refusal(Refusal.Why.BAD_ROOM, room).sentence(rules);
                throw new ConfigException(this + ": doors[" + i + "].room: " + fault);
            }
        }
    }

    private static String room(Service service) {
        if (service instanceof Service.Raw raw) {
            return raw.room();
        } else if (service instanceof Service.Line line) {
            return line.room();
        }
        return service instanceof Service.Web web ? web.room() : "";
    }

    /** What a mistake is to be looked for in. */
    @Override
    public String toString() {
        return file.map(Path::toString).orElse("built-in configuration");
    }
}
