package io.hubbub.config;

import io.hubbub.room.ChatLimits;
import java.util.List;

/**
 * Everything a server is told before it starts. Immutable.
 *
 * @param instances how many verticle instances to deploy, one event loop each; 0 is one per core
 * @param doors in the order of the file; names are unique and no two share an address
 * @param rooms those that are always there; names are unique
 * @param limits those of the whole server; each door carries its own
 */
public record Config(
        int instances,
        List<DoorConfig> doors,
        TasksConfig tasks,
        ChatLimits chat,
        HistoryConfig history,
        AccountsConfig accounts,
        List<RoomConfig> rooms,
        LimitsConfig limits) {
    /** More event loops than any machine has processors are a slip. */
    public static final int MOST_INSTANCES = 1024;

    public Config {
        doors = List.copyOf(doors);
        rooms = List.copyOf(rooms);
    }

    /** The same with another number of instances, as the command line may ask for. */
    public Config withInstances(int number) {
        return new Config(number, doors, tasks, chat, history, accounts, rooms, limits);
    }
}
