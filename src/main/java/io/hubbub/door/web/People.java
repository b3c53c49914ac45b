package io.hubbub.door.web;

import io.hubbub.room.Description;
import io.hubbub.room.Member;
import io.hubbub.room.Mode;
import io.hubbub.room.Modes;
import io.hubbub.room.Names;
import io.hubbub.room.Properties;
import io.hubbub.room.PropertyRules;
import io.hubbub.room.Role;
import io.hubbub.room.Room;
import io.hubbub.room.Topic;
import io.hubbub.room.Trait;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Rooms and those who are in them, as members of JSON objects. */
final class People {
    /** Members that one list shows: more than anybody reads, and no room makes an answer that fills a line for long. */
    private static final int MEMBERS_SHOWN = 1000;

    private static final Set<String> BESIDE_NICKS =
            Set.of(PropertyRules.DISPLAY_NAME, PropertyRules.COLOR, PropertyRules.PRONOUNS);

    /** A member with what orders it, so that each nick is folded once. */
    private record Shown(int rank, String folded, Member member) {}

    private People() {}

    /** A room and its members: the owner and operators first, then members with a voice, then by nick. */
    static JsonLine room(JsonLine out, Room room) {
        out.put("room", room.name()).put("seq", room.seq());
        topic(out, room.topic());
        modes(out, room.modes());
        out.texts("properties", room.properties().all());
        out.putIfAny("owner", room.modes().owner().name());
        List<Member> shown = room.members().stream()
                .map(member -> new Shown(rank(member), Names.fold(member.nick()), member))
                .sorted(Comparator.comparing(Shown::rank).thenComparing(Shown::folded))
                .limit(MEMBERS_SHOWN)
                .map(Shown::member)
                .toList();
        return out.put("count", room.size()).someObjects("members", shown, People::member);
    }

    private static int rank(Member member) {
        for (Role role : Role.BY_RANK) {
            if (member.is(role)) {
                return Role.BY_RANK.indexOf(role);
            }
        }
        return Role.BY_RANK.size();
    }

    private static void topic(JsonLine out, Topic topic) {
        if (!topic.isEmpty()) {
            out.begin("topic")
                    .words("text", topic.text())
                    .putIfAny("by", topic.by())
                    .put("time", topic.atMs())
                    .end();
        }
    }

    private static void modes(JsonLine out, Modes modes) {
        out.begin("modes");
        for (Mode mode : Mode.values()) {
            out.putIf(word(mode), modes.has(mode));
        }
        out.putIf("key", modes.hasKey());
        if (modes.limit() > 0) {
            out.put("limit", modes.limit());
        }
        if (modes.keepDays() > 0) {
            out.put("keepDays", modes.keepDays());
        }
        out.end();
    }

    /** A member of a room in JSON. */
    static void member(JsonLine out, Member member) {
        out.put("nick", member.nick());
        if (!member.roles().isEmpty()) {
            out.texts("roles", words(member.roles()));
        }
        out.putIfAny("account", member.profile().account());
        out.wordsIfAny("away", member.profile().awayWords());
        out.putIf("bot", member.profile().is(Trait.BOT));
        out.texts("properties", beside(member.profile().properties()));
    }

    /** Those properties that are shown beside a nick: the others are for who asks, since a list of members can be long. */
    private static Map<String, String> beside(Properties all) {
        if (all.isEmpty()) {
            return Map.of();
        }
        Map<String, String> beside = new TreeMap<>(all.all());
        beside.keySet().retainAll(BESIDE_NICKS);
        return beside;
    }

    static void description(JsonLine out, Description of) {
        out.put("nick", of.who().nick())
                .wordsIfAny("realName", of.who().profile().realName())
                .putIfAny("account", of.who().profile().account())
                .put("door", of.door())
                .texts(
                        "rooms",
                        of.rooms().stream().map(Description.InRoom::room).toList())
                .wordsIfAny("away", of.who().profile().awayWords())
                .putIf("bot", of.who().profile().is(Trait.BOT))
                .texts("properties", of.who().profile().properties().all())
                .putSeconds("idleSeconds", of.idleNs())
                .putSeconds("connectedSeconds", of.openNs());
    }

    private static List<String> words(Collection<Role> roles) {
        return Role.BY_RANK.stream().filter(roles::contains).map(People::word).toList();
    }

    /** A constant's name as JSON has it: {@code INVITE_ONLY} is {@code inviteOnly}. */
    static String word(Enum<?> constant) {
        StringBuilder out = new StringBuilder();
        boolean up = false;
        for (int i = 0; i < constant.name().length(); i++) {
            char c = constant.name().charAt(i);
            if (c == '_') {
                up = true;
            } else {
                out.append(up ? c : Character.toLowerCase(c));
                up = false;
            }
        }
        return out.toString();
    }
}
