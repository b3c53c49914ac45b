package io.hubbub.config;

/** How much of everything there may be in the chat. What each number means: the {@link Setting} of the same name. */
public record ChatConfig(
        int nickLength,
        int roomLength,
        int topicLength,
        int reasonLength,
        int rooms,
        int masks,
        int watched,
        int past) {

    /** Reads {@code chat}. */
    static ChatConfig read(Section section) {
        section.allow(Setting.keys(
                Setting.NICK_LENGTH,
                Setting.ROOM_LENGTH,
                Setting.TOPIC_LENGTH,
                Setting.REASON_LENGTH,
                Setting.ROOMS,
                Setting.MASKS,
                Setting.WATCHED,
                Setting.PAST));
        return new ChatConfig(
                section.number(Setting.NICK_LENGTH),
                section.number(Setting.ROOM_LENGTH),
                section.number(Setting.TOPIC_LENGTH),
                section.number(Setting.REASON_LENGTH),
                section.number(Setting.ROOMS),
                section.number(Setting.MASKS),
                section.number(Setting.WATCHED),
                section.number(Setting.PAST));
    }
}
