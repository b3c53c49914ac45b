package io.hubbub.room;

/**
 * How much of everything there may be, the same on every door. Lengths are in characters.
 *
 * @param nickLength the longest nick
 * @param roomLength the longest name of a room
 * @param topicLength the longest topic
 * @param reasonLength the longest reason for leaving, being away or throwing somebody out; what is longer is cut
 * @param rooms how many rooms one session may be in
 * @param masks how many entries each of a room's lists may have
 * @param watched how many nicks of others one session may watch
 * @param past how many of those who are gone each instance remembers
 */
public record ChatLimits(
        int nickLength,
        int roomLength,
        int topicLength,
        int reasonLength,
        int rooms,
        int masks,
        int watched,
        int past) {

    /** What networks have. */
    public static final ChatLimits STANDARD = new ChatLimits(32, 64, 390, 390, 100, 100, 100, 1000);
}
