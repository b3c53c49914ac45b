package io.hubbub.door.irc;

import io.hubbub.room.Refusal;

/** The core's refusals in IRC's numerics. */
final class Refusals {
    private Refusals() {}

    static void tell(Client client, Refusal refusal) {
        if (refusal.words() != null && refusal.words().isUnanswered()) {
            return;
        }
        String subject = refusal.subject();
        String channel = ChannelName.of(subject);
        switch (refusal.why()) {
            case ACCOUNT_NEEDED ->
                client.reply(
                        Numeric.ERR_NEEDREGGEDNICK,
                        client.session().room(subject).isPresent() ? channel : subject);
            case NICK_TAKEN, NICK_OWNED, NICK_RESERVED, BAD_NICK -> client.nickname.refused(refusal);
            case BAD_ROOM -> answer(client, Numeric.ERR_NOSUCHCHANNEL, channel);
            case TOO_MANY_ROOMS -> answer(client, Numeric.ERR_TOOMANYCHANNELS, channel);
            case ALREADY_IN_ROOM -> client.steps.answered();
            case NOT_IN_ROOM -> client.reply(Numeric.ERR_NOTONCHANNEL, channel);
            case NO_SUCH_NICK -> client.reply(Numeric.ERR_NOSUCHNICK, subject);
            case CANT_TAKE_MORE, MAILBOX_FULL, MAIL_UNSTORED -> unknown(client, "PRIVMSG", refusal);
            case NO_SUCH_ROOM -> client.reply(Numeric.ERR_NOSUCHCHANNEL, channel);
            case BAD_KEY -> client.reply(Numeric.ERR_BADCHANNELKEY, channel);
            case ROOM_FULL -> client.reply(Numeric.ERR_CHANNELISFULL, channel);
            case INVITE_ONLY -> client.reply(Numeric.ERR_INVITEONLYCHAN, channel);
            case BANNED, MODERATED, NO_OUTSIDERS, NO_REQUESTS ->
                client.numeric(Numeric.ERR_CANNOTSENDTOCHAN)
                        .middle(channel)
                        .trailing("Cannot send to channel: "
                                + refusal.sentence(client.session().chatLimits()));
            case NOT_OPERATOR -> client.reply(Numeric.ERR_CHANOPRIVSNEEDED, channel);
            case NOT_OWNER, BY_TRANSFER_ONLY, ROOM_OWNED, ROOM_NOT_OWNED, TOO_MANY_OWNED, NOT_LOGGED_IN ->
                client.numeric(Numeric.ERR_CHANOPRIVSNEEDED)
                        .middle(refusal.room().isEmpty() ? channel : ChannelName.of(refusal.room()))
                        .trailing("You can't: "
                                + refusal.sentence(client.session().chatLimits()));
            case NOT_SERVER_OPERATOR -> client.reply(Numeric.ERR_NOPRIVILEGES);
            case NOT_THERE -> notThere(client, subject, ChannelName.of(refusal.room()));
            case ALREADY_THERE -> client.reply(Numeric.ERR_USERONCHANNEL, subject, ChannelName.of(refusal.room()));
            case LIST_FULL -> client.reply(Numeric.ERR_BANLISTFULL, ChannelName.of(refusal.room()), subject);
            case ROOM_OPENING, NOT_STORED, NOT_KEPT, PAST_UNREADABLE -> unavailable(client, channel, refusal);
            case MESSAGE_TOO_LONG, TOO_MANY_LINES -> unknown(client, "PRIVMSG", refusal);
            case NO_SUCH_MESSAGE, NOT_YOURS, TOO_OLD -> Redaction.refused(client, refusal);
            case BAD_PROPERTY_KEY,
                    BAD_PROPERTY,
                    PROPERTY_TOO_LONG,
                    TOO_MANY_PROPERTIES,
                    TOO_MANY_CHANGES,
                    NAME_OF_SOMEBODY_ELSE,
                    NOT_SAVED -> unknown(client, Metadata.NAME, refusal);
            case TOPIC_TOO_LONG -> unknown(client, "TOPIC", refusal);
        }
    }

    /** For a while: nobody is at fault. */
    private static void unavailable(Client client, String channel, Refusal refusal) {
        Numeric numeric = refusal.words() == null ? Numeric.ERR_UNAVAILRESOURCE : Numeric.ERR_CANNOTSENDTOCHAN;
        client.numeric(numeric)
                .middle(channel)
                .trailing(numeric.text() + ": "
                        + refusal.sentence(client.session().chatLimits()));
    }

    /** Why somebody can't come in. */
    static void barred(Client client, Refusal refusal) {
        if (refusal.why() == Refusal.Why.BANNED) {
            client.reply(Numeric.ERR_BANNEDFROMCHAN, ChannelName.of(refusal.subject()));
        } else if (refusal.why() == Refusal.Why.ACCOUNT_NEEDED) {
            client.reply(Numeric.ERR_NEEDREGGEDNICK, ChannelName.of(refusal.subject()));
        } else {
            tell(client, refusal);
        }
        client.steps.answered();
    }

    /** Somebody who isn't in the channel may not be on the server at all. */
    private static void notThere(Client client, String nick, String channel) {
        People.query(
                client,
                nick,
                found -> client.reply(Numeric.ERR_USERNOTINCHANNEL, nick, channel),
                () -> client.reply(Numeric.ERR_NOSUCHNICK, nick));
    }

    private static void unknown(Client client, String command, Refusal refusal) {
        client.numeric(Numeric.ERR_UNKNOWNERROR)
                .middle(command)
                .middle(refusal.subject())
                .trailing(refusal.sentence(client.session().chatLimits()));
    }

    /** For what the next line waits for. */
    private static void answer(Client client, Numeric numeric, String subject) {
        client.reply(numeric, subject);
        client.steps.answered();
    }
}
