package io.hubbub.door.web;

import io.hubbub.net.Sentences;
import io.hubbub.room.Event;
import io.hubbub.room.EventHandler;
import io.hubbub.room.Member;

/**
 * One event in JSON, behind what all events have: who did it, what kind of event it is, what belongs to that kind, and a text.
 *
 * @param line the line, which each method continues and returns
 */
record JsonEvent(JsonLine line) implements EventHandler<JsonLine> {
    @Override
    public JsonLine said(Event.Said said) {
        String nick = said.from().nick();
        return by(nick, People.word(said.speech().kind())).put("text", Words.of(said.speech(), nick));
    }

    @Override
    public JsonLine erased(Event.Erased erased) {
        return by(erased.from().nick(), "deleted")
                .put("was", People.word(erased.kind()))
                .put("text", "");
    }

    @Override
    public JsonLine redacted(Event.Redacted redacted) {
        Event.Erased message = redacted.erased();
        return by(redacted.by().nick(), "redact")
                .put("message", message.id().toString())
                .put("messageSeq", message.seq())
                .put("who", message.from().nick())
                .words("text", redacted.reason());
    }

    @Override
    public JsonLine joined(Event.Joined joined) {
        return about(joined.who(), "join").put("text", "");
    }

    @Override
    public JsonLine left(Event.Left left) {
        return by(left.who().nick(), "leave").words("text", left.reason());
    }

    @Override
    public JsonLine quit(Event.Quit quit) {
        return by(quit.who().nick(), "quit").putIfAny("cause", cause(quit)).words("text", quit.reason());
    }

    @Override
    public JsonLine kicked(Event.Kicked kicked) {
        return by(kicked.by().nick(), "kick").put("who", kicked.who().nick()).words("text", kicked.reason());
    }

    @Override
    public JsonLine renamed(Event.Renamed renamed) {
        String newNick = renamed.who().nick();
        return by(renamed.oldNick(), "nick").put("newNick", newNick).put("text", newNick);
    }

    @Override
    public JsonLine reprofiled(Event.Reprofiled reprofiled) {
        return about(reprofiled.who(), "profile")
                .words("text", reprofiled.who().profile().awayWords());
    }

    @Override
    public JsonLine topicSet(Event.TopicSet set) {
        return by(set.by().nick(), "topic").words("text", set.topic());
    }

    @Override
    public JsonLine modesChanged(Event.ModesChanged changed) {
        return by(changed.by().nick(), "mode")
                .objects("changes", changed.changes(), JsonModeChanges::write)
                .words("text", Sentences.of(changed).orElse(""));
    }

    @Override
    public JsonLine described(Event.Described described) {
        return by(described.by().nick(), "properties")
                .texts("properties", described.changes())
                .words("text", Sentences.of(described).orElse(""));
    }

    @Override
    public JsonLine invited(Event.Invited invited) {
        return by(invited.by().nick(), "invite")
                .put("who", invited.who().nick())
                .put("text", "");
    }

    @Override
    public JsonLine unknown(Event.Unknown unknown) {
        return line;
    }

    private JsonLine by(String nick, String kind) {
        return line.put("nick", nick).put("kind", kind);
    }

    private JsonLine about(Member who, String kind) {
        by(who.nick(), kind).begin("member");
        People.member(line, who);
        return line.end();
    }

    /** Told if the words beside it are the server's. */
    private static String cause(Event.Quit quit) {
        return quit.isInOwnWords() || quit.reason().isEmpty()
                ? ""
                : quit.cause().name();
    }
}
