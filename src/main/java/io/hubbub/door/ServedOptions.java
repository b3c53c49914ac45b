package io.hubbub.door;

import io.hubbub.config.DoorOptions;
import io.hubbub.config.Keys;
import io.hubbub.net.DoorServer;

/** The options of a door, and the door that is made of them: all there is to a kind of door. Immutable. */
public abstract class ServedOptions extends DoorOptions {
    protected ServedOptions(Keys keys) {
        super(keys);
    }

    /** The door's server at one instance. Called on the instance's event loop. */
    public abstract DoorServer server(DoorContext context);

    /** How many files all doors of this kind together may need beside those of conversations. */
    public int filesBeside() {
        return 0;
    }
}
