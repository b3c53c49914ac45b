package io.hubbub.door.line;

import io.hubbub.room.Description;
import io.hubbub.room.Member;
import io.hubbub.room.Names;
import io.hubbub.room.Profile;
import io.hubbub.room.Refusal;
import io.hubbub.room.Room;
import io.hubbub.room.RoomListing;
import io.hubbub.room.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The commands that ask who and what is there. */
final class Questions {
    /** Names that one list shows: a screenful; a room of thousands would bury what is said. */
    private static final int NAMES_SHOWN = 100;

    private Questions() {}

    /** All rooms, or those that have a text in their name or topic. */
    static void rooms(Talk talk, String text) {
        String folded = Names.fold(text);
        talk.steps.<List<RoomListing>>ask(talk.session().queries()::rooms, rooms -> {
            List<RoomListing> found =
                    rooms.stream().filter(room -> room.mentions(folded)).toList();
            talk.steps.inTurn(
                    () -> talk.steps.inPortions(found, room -> show(talk, room)),
                    () -> talk.say(found.size() == 1 ? "1 room" : found.size() + " rooms"));
        });
    }

    private static void show(Talk talk, RoomListing room) {
        String topic = room.topic().isEmpty() ? "" : ": " + room.topic().text();
        talk.say(room.room() + " (" + room.members() + ")" + topic);
    }

    /** The members of a room that one is in oneself, or that everybody may know of. */
    static void who(Talk talk, String typed) {
        String name = Places.room(typed);
        if (name.isEmpty()) {
            talk.inRoom(room -> members(talk, room));
            return;
        }
        Optional<Room> inside = talk.session().room(name);
        if (inside.isPresent()) {
            members(talk, inside.get());
        } else {
            talk.steps.<Optional<Room>>ask(
                    answer -> talk.session().queries().room(name, answer),
                    found -> found.ifPresentOrElse(
                            room -> outside(talk, room),
                            () -> talk.refused(new Refusal(Visibility.outside(false), name))));
        }
    }

    static void members(Talk talk, Room room) {
        talk.say("Here: " + names(nicks(room)));
    }

    private static List<String> nicks(Room room) {
        return room.members().stream().map(Questions::named).toList();
    }

    /** With the account behind it, where that has another name. */
    private static String named(Member member) {
        String account = member.profile().account();
        return account.isEmpty() || Names.same(account, member.nick())
                ? member.nick()
                : member.nick() + " (" + account + ")";
    }

    private static void outside(Talk talk, Room room) {
        talk.say("In " + room.name() + ": " + names(nicks(room)));
    }

    private static String names(List<String> nicks) {
        int more = nicks.size() - NAMES_SHOWN;
        String shown = nicks.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
        return shown + (more > 0 ? " and " + more + " more" : "");
    }

    static void whois(Talk talk, String nick) {
        talk.steps.<Optional<Description>>ask(
                answer -> talk.session().queries().person(nick, answer),
                found -> found.ifPresentOrElse(
                        person -> describe(person).forEach(talk::say),
                        () -> talk.say(nick + ": nobody has that nick")));
    }

    private static List<String> describe(Description person) {
        String nick = person.who().nick();
        Profile profile = person.who().profile();
        List<String> lines = new ArrayList<>();
        lines.add(nick + " came in by the " + person.door() + " door from " + profile.host() + ", "
                + duration(person.openNs()) + " ago; idle for " + duration(person.idleNs()));
        String rooms = person.rooms().stream().map(Description.InRoom::room).collect(Collectors.joining(", "));
        if (!rooms.isEmpty()) {
            lines.add(nick + " is in " + rooms);
        }
        if (!profile.realName().isEmpty() && !profile.realName().equals(Profile.standInName(person.door()))) {
            lines.add("Real name of " + nick + ": " + profile.realName());
        }
        if (!profile.account().isEmpty()) {
            lines.add(nick + " is logged in as " + profile.account());
        }
        profile.properties().all().forEach((key, value) -> lines.add(nick + " tells " + key + ": " + value));
        if (profile.isAway()) {
            lines.add(nick + " is away: " + profile.awayWords());
        }
        return lines;
    }

    private static String duration(long ns) {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(ns);
        if (seconds < 100) {
            return seconds + " s";
        } else if (seconds < 100 * 60) {
            return seconds / 60 + " min";
        }
        return seconds / 3600 + " h";
    }
}
