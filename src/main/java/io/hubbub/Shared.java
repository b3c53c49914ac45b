package io.hubbub;

import io.hubbub.config.Config;
import io.hubbub.config.DoorConfig;
import io.hubbub.net.Gate;
import io.hubbub.net.Passwords;
import io.hubbub.room.Census;
import io.hubbub.task.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What all instances of one server share. Everything in it is thread-safe.
 *
 * @param ports those of the doors that are open, by the doors' names
 */
record Shared(
        Config config,
        int instances,
        int connections,
        Census census,
        List<Gate> gates,
        Tasks tasks,
        Passwords passwords,
        Map<String, Integer> ports) {

    static Shared make(Config config, int instances, Tasks tasks, Passwords passwords) {
        int connections = FileLimit.connections(config.limits().connections());
        Census census = new Census();
        List<Gate> gates = new ArrayList<>();
        for (DoorConfig door : config.doors()) {
            int perAddress = door.limits().connectionsPerAddress();
            gates.add(new Gate(census, connections, door.limits().connections(), perAddress));
        }
        return new Shared(
                config,
                instances,
                connections,
                census,
                List.copyOf(gates),
                tasks,
                passwords,
                new ConcurrentHashMap<>());
    }
}
