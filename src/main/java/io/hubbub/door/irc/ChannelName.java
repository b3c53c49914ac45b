package io.hubbub.door.irc;

import java.util.Optional;

/** The names of channels and rooms, one made of the other: a channel is a room with a hash in front. */
final class ChannelName {
    private ChannelName() {}

    /** The channel's name for a room's. */
    static String of(String room) {
        return "#" + room;
    }

    /** The room's name in a channel's, if it is one. */
    static Optional<String> room(String channel) {
        return channel.length() > 1 && channel.charAt(0) == '#' ? Optional.of(channel.substring(1)) : Optional.empty();
    }
}
