package io.hubbub.door.demo;

import io.hubbub.config.DoorKind;
import io.hubbub.config.Keys;
import io.hubbub.config.TaskCall;
import io.hubbub.door.Services;
import io.hubbub.door.SocketOptions;
import io.hubbub.net.Door;
import io.hubbub.task.ChunkTask;
import java.util.Map;

/** Task doors: each chunk received runs a task. */
public final class TaskOptions extends SocketOptions {
    public static final DoorKind<TaskOptions> KIND =
            new DoorKind<>("task", 1234, Map.of("task", "sum", "arguments", "100"), TaskOptions::new);

    private final TaskCall task = keys.task();

    private TaskOptions(Keys keys) {
        super(keys);
    }

    @Override
    public Door door(Services services) {
        return new TaskDoor(new ChunkTask(services.tasks(), task.task(), task.arguments()));
    }
}
