package io.hubbub.door.irc;

import io.hubbub.room.Refusal;

/** What the core refuses, in IRC's numerics. */
final class Refusals {
    private Refusals() {}

    static void tell(Client client, Refusal refusal) {
        String subject = refusal.subject();
        String channel = "#" + subject;
        switch (refusal.why()) {
            case NICK_TAKEN -> answer(client, Numeric.ERR_NICKNAMEINUSE, subject);
            case NICK_RESERVED, BAD_NICK -> answer(client, Numeric.ERR_ERRONEUSNICKNAME, subject);
            case BAD_ROOM -> answer(client, Numeric.ERR_NOSUCHCHANNEL, channel);
            case TOO_MANY_ROOMS -> answer(client, Numeric.ERR_TOOMANYCHANNELS, channel);
            case ALREADY_IN_ROOM -> client.answered();
            case NOT_IN_ROOM -> client.reply(Numeric.ERR_NOTONCHANNEL, channel);
            case NO_SUCH_NICK -> client.nobodyIs(subject);
            case CANT_TAKE_MORE ->
                client.numeric(Numeric.ERR_UNKNOWNERROR)
                        .middle("PRIVMSG")
                        .middle(subject)
                        .trailing(refusal.why().sentence());
            case NO_SUCH_ROOM -> client.reply(Numeric.ERR_NOSUCHCHANNEL, channel);
            case BAD_KEY -> client.reply(Numeric.ERR_BADCHANNELKEY, channel);
            case ROOM_FULL -> client.reply(Numeric.ERR_CHANNELISFULL, channel);
            case INVITE_ONLY -> client.reply(Numeric.ERR_INVITEONLYCHAN, channel);
            case BANNED, MODERATED, NO_OUTSIDERS -> client.reply(Numeric.ERR_CANNOTSENDTOCHAN, channel);
            case NOT_OPERATOR -> client.reply(Numeric.ERR_CHANOPRIVSNEEDED, channel);
            case NOT_THERE -> client.reply(Numeric.ERR_USERNOTINCHANNEL, subject, "#" + refusal.room());
            case ALREADY_THERE -> client.reply(Numeric.ERR_USERONCHANNEL, subject, "#" + refusal.room());
            case LIST_FULL -> client.reply(Numeric.ERR_BANLISTFULL, "#" + refusal.room(), subject);
            case TOPIC_TOO_LONG ->
                client.numeric(Numeric.ERR_UNKNOWNERROR)
                        .middle("TOPIC")
                        .trailing(refusal.why().sentence());
        }
    }

    /** Why somebody can't come in. */
    static void barred(Client client, Refusal refusal) {
        if (refusal.why() == Refusal.Why.BANNED) {
            client.reply(Numeric.ERR_BANNEDFROMCHAN, "#" + refusal.subject());
        } else {
            tell(client, refusal);
        }
        client.answered();
    }

    /** For what the next line waits for. */
    private static void answer(Client client, Numeric numeric, String subject) {
        client.reply(numeric, subject);
        client.answered();
    }
}
