package io.hubbub.config;

import java.util.List;
import java.util.Map;

/**
 * Everything a server is told before it starts. Immutable.
 *
 * @param instances how many verticle instances to deploy, one event loop each; 0 is one per core
 * @param doors in the order of the file; names are unique and no two share an address
 * @param limits those of the whole server; each door carries its own
 */
public record Config(int instances, List<DoorConfig> doors, TasksConfig tasks, ChatConfig chat, LimitsConfig limits) {
    public Config {
        doors = List.copyOf(doors);
    }

    /** What runs when there is no file: the same as {@code conf/hubbub.json}. */
    public static Config defaults() {
        return ConfigReader.builtIn(Map.of(), TaskCheck.acceptAll());
    }

    /** The same with another number of instances, as the command line may ask for. */
    public Config withInstances(int number) {
        return new Config(number, doors, tasks, chat, limits);
    }
}
