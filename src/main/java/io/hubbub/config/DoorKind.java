package io.hubbub.config;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A kind of door, as far as the configuration knows it.
 *
 * @param word that stands for it in the configuration
 * @param port where the one door of this kind listens that there is without a configuration
 * @param builtIn what else that one is told
 * @param read reads the keys that such a door has for itself
 */
public record DoorKind<O extends DoorOptions>(
        String word, int port, Map<String, String> builtIn, Function<Keys, O> read) {

    public DoorKind {
        builtIn = Map.copyOf(builtIn);
    }

    /** One that needs to be told nothing but its port. */
    public DoorKind(String word, int port, Function<Keys, O> read) {
        this(word, port, Map.of(), read);
    }

    /** A door of which the configuration says nothing more. */
    public O standard() {
        return read.apply(Keys.standard());
    }

    /** The keys that such a door has for itself. */
    List<Key> keys(Keys.World world) {
        return read.apply(Keys.standard(world)).keys();
    }
}
