package io.hubbub.command;

import io.hubbub.accounts.OwnedRoom;
import io.hubbub.net.Text;
import io.hubbub.room.Account;
import io.hubbub.room.ChatLimits;
import io.hubbub.room.Names;
import io.hubbub.room.Owner;
import io.hubbub.room.Refusal;
import io.hubbub.room.Refusal.Why;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code room}: which rooms belong to which accounts, on the machine of the server's database. */
@Command(
        name = "room",
        description = {
            "See and change which rooms belong to which accounts, whether the server runs or not.",
            "",
            "A server that runs notices within two seconds, and tells who is in the room. What is kept of rooms is listed by"
                    + " hubbub history rooms; a room is closed at the console of a server that runs."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  hubbub room list", "  hubbub room give den ann", "  hubbub room drop den"})
final class RoomCommand {
    /** Names are last, since they may have any width. */
    private static final String ROW = "%-20s %-24s %s%n";

    @Command(
            name = "list",
            description = "List the rooms that belong to accounts: since when, and whose they are.",
            mixinStandardHelpOptions = true)
    int list(
            @Mixin RoomsSource source,
            @Option(names = "--json", description = "Write an object of JSON on each line.") boolean isJson) {
        return source.run((rooms, out) -> {
            if (!isJson) {
                out.printf(ROW, "SINCE", "OWNER", "ROOM");
            }
            rooms.all().forEach(room -> out.print(isJson ? json(room) + "\n" : row(room)));
            return 0;
        });
    }

    private static String row(OwnedRoom room) {
        return String.format(
                ROW, AccountLines.time(room.sinceMs()), Text.harmless(room.owner()), Text.harmless(room.room()));
    }

    private static String json(OwnedRoom room) {
        return new JsonObject()
                .put("room", room.room())
                .put("owner", room.owner())
                .put("sinceTime", room.sinceMs())
                .encode();
    }

    @Command(
            name = "give",
            description = {
                "Make a room belong to an account, whosever it was; it need not be there yet.",
                "Its owner is its operator on coming in, and it is kept for good."
            },
            mixinStandardHelpOptions = true)
    int give(
            @Mixin RoomsSource source,
            @Parameters(index = "0", paramLabel = RoomsSource.ROOM, description = RoomsSource.ITS_NAME) String room,
            @Parameters(index = "1", paramLabel = "ACCOUNT", description = AccountsSource.ITS_NAME) String account) {
        ChatLimits limits = source.limits();
        if (!Names.isRoom(Names.written(room), limits.roomLength)) {
            return source.complain(
                    "ROOM: " + new Refusal(Why.BAD_ROOM, room).sentence(limits) + ", got " + Text.harmless(room),
                    DatabaseSource.CANT_DO);
        }
        return source.run((rooms, out) -> {
            Optional<Account> owner = rooms.give(room, account);
            if (owner.isEmpty()) {
                return source.complain(
                        "ACCOUNT: there is no account " + Text.harmless(account)
                                + "; hubbub account list lists those that there are",
                        DatabaseSource.CANT_DO);
            }
            out.println(Text.harmless(Names.written(room)) + " belongs to "
                    + owner.get().name() + ".");
            return 0;
        });
    }

    @Command(
            name = "drop",
            description = "Make a room belong to nobody: then it is like any other.",
            mixinStandardHelpOptions = true)
    int drop(
            @Mixin RoomsSource source,
            @Parameters(paramLabel = RoomsSource.ROOM, description = RoomsSource.ITS_NAME) String room) {
        return source.run((rooms, out) -> {
            Optional<Owner> owner = rooms.drop(room);
            if (owner.isEmpty()) {
                return source.complain(
                        "ROOM: " + Text.harmless(room)
                                + " belongs to nobody; hubbub room list lists those that belong to somebody",
                        DatabaseSource.CANT_DO);
            }
            out.println(Text.harmless(room) + " belonged to " + owner.get().name() + ", and belongs to nobody now.");
            return 0;
        });
    }

    @Command(
            name = "close",
            description =
                    "Says where a room is closed, which is not here: only the server that runs can have everybody leave it.",
            mixinStandardHelpOptions = true)
    int close(
            @Mixin RoomsSource source,
            @Parameters(paramLabel = RoomsSource.ROOM, description = RoomsSource.ITS_NAME) String room) {
        return source.complain(
                "ROOM: " + Text.harmless(room) + " can't be closed from here, since this command reaches the database"
                        + " and no server that runs; it is done at the console (/console), beside the room",
                DatabaseSource.CANT_DO);
    }
}
