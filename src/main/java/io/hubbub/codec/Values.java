package io.hubbub.codec;

import io.hubbub.room.Asker;
import io.hubbub.room.Claim;
import io.hubbub.room.CloseReason;
import io.hubbub.room.DirectMessage;
import io.hubbub.room.Entry;
import io.hubbub.room.KeptRoles;
import io.hubbub.room.Mask;
import io.hubbub.room.MaskEntry;
import io.hubbub.room.MaskList;
import io.hubbub.room.Member;
import io.hubbub.room.Mode;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Modes;
import io.hubbub.room.Owner;
import io.hubbub.room.PersonFilter;
import io.hubbub.room.Position;
import io.hubbub.room.Profile;
import io.hubbub.room.Properties;
import io.hubbub.room.Refusal;
import io.hubbub.room.Right;
import io.hubbub.room.Rights;
import io.hubbub.room.Role;
import io.hubbub.room.RoomState;
import io.hubbub.room.SeenRoom;
import io.hubbub.room.Speech;
import io.hubbub.room.Topic;
import io.hubbub.room.Trait;
import io.vertx.core.buffer.Buffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The codecs of what events, requests and replies are made of. */
public final class Values {
    public static final Constants<CloseReason> CLOSE_REASONS = new Constants<>(CloseReason.class);
    static final Constants<Trait> TRAITS = new Constants<>(Trait.class);
    static final Constants<Right> RIGHT = new Constants<>(Right.class);
    static final Constants<Role> ROLES = new Constants<>(Role.class);
    static final Constants<Mode> MODE_SWITCHES = new Constants<>(Mode.class);
    static final Constants<MaskList> MASK_LISTS = new Constants<>(MaskList.class);
    static final Constants<Speech.Shape> SHAPES = new Constants<>(Speech.Shape.class);
    static final Constants<Speech.Kind> SPEECH_KINDS = new Constants<>(Speech.Kind.class);
    public static final Constants<Refusal.Why> REASONS = new Constants<>(Refusal.Why.class);

    private static final Codec<Map.Entry<String, String>> PAIR = Codec.of(
            (pair, out) -> {
                out.text(1, pair.getKey());
                out.text(2, pair.getValue());
            },
            in -> Map.entry(in.text(1), in.text(2)));

    public static final Codec<Profile> PROFILE = Codec.of(
            (profile, out) -> {
                out.text(1, profile.user());
                out.text(2, profile.host());
                out.text(3, profile.realName());
                out.text(4, profile.account());
                out.text(5, profile.away());
                out.constants(6, profile.traits());
                properties(7, profile.properties(), out);
            },
            in -> new Profile(
                    in.text(1),
                    in.text(2),
                    in.text(3),
                    in.text(4),
                    in.text(5),
                    in.constants(6, TRAITS),
                    properties(7, in)));

    public static final Codec<Member> MEMBER = Codec.of(
            (member, out) -> {
                out.number(1, member.session());
                out.text(2, member.nick());
                out.value(3, PROFILE, member.profile());
                out.constants(4, member.roles());
                out.number(5, member.edition());
            },
            in -> new Member(in.number(1), in.text(2), in.required(3, PROFILE), in.constants(4, ROLES), in.integer(5)));

    public static final Codec<Rights> RIGHTS =
            Codec.of((rights, out) -> out.constants(1, rights.set()), in -> new Rights(in.constants(1, RIGHT)));

    public static final Codec<Asker> ASKER = Codec.of(
            (asker, out) -> {
                out.number(1, asker.session());
                out.value(2, RIGHTS, asker.rights());
            },
            in -> new Asker(in.number(1), in.required(2, RIGHTS)));

    /** The plain bytes are mostly the same, and not written then. */
    public static final Codec<Speech> SPEECH = Codec.of(
            (speech, out) -> {
                out.constant(1, speech.shape());
                out.constant(2, speech.kind());
                out.bytes(3, speech.bytes());
                boolean isAllPlain = speech.plain().equals(speech.bytes());
                out.truth(4, !isAllPlain);
                out.bytes(5, isAllPlain ? Buffer.buffer() : speech.plain());
                out.constant(6, speech.to());
                pairs(7, speech.tags(), out);
            },
            in -> {
                Buffer bytes = in.bytes(3);
                return new Speech(
                        in.requiredConstant(1, SHAPES),
                        in.requiredConstant(2, SPEECH_KINDS),
                        bytes,
                        in.truth(4) ? in.bytes(5) : bytes,
                        pairs(7, in),
                        in.constant(6, ROLES));
            });

    public static final Codec<DirectMessage> DIRECT_MESSAGE = Codec.of(
            (message, out) -> {
                out.number(1, message.number());
                out.number(2, message.timeMs());
                out.value(3, MEMBER, message.from());
                out.text(4, message.to());
                out.value(5, SPEECH, message.speech());
            },
            in -> new DirectMessage(
                    in.number(1), in.number(2), in.required(3, MEMBER), in.text(4), in.required(5, SPEECH)));

    public static final Codec<Entry> ENTRY = Codec.of(
            (entry, out) -> {
                out.text(1, entry.displayName());
                out.text(2, entry.key());
                out.constants(3, entry.foundingModes());
                out.text(4, entry.claim().id());
            },
            in -> new Entry(in.text(1), in.text(2), in.constants(3, MODE_SWITCHES), new Claim(in.text(4))));

    public static final Codec<KeptRoles> KEPT_ROLES = Codec.of(
            (kept, out) -> {
                out.text(1, kept.claim().id());
                out.text(2, kept.nick());
                out.constants(3, kept.roles());
                out.number(4, kept.sinceMs());
            },
            in -> new KeptRoles(new Claim(in.text(1)), in.text(2), in.constants(3, ROLES), in.number(4)));

    public static final Codec<Refusal> REFUSAL = Codec.of(
            (refusal, out) -> {
                out.constant(1, refusal.why());
                out.text(2, refusal.subject());
                out.text(3, refusal.room());
                out.constant(4, refusal.words());
            },
            in -> new Refusal(in.requiredConstant(1, REASONS), in.text(2), in.text(3), in.constant(4, SPEECH_KINDS)));

    public static final Codec<PersonFilter> PERSON_FILTER =
            Codec.of((filter, out) -> out.text(1, filter.typed()), in -> PersonFilter.of(in.text(1)));

    public static final Codec<Topic> TOPIC = Codec.of(
            (topic, out) -> {
                out.text(1, topic.text());
                out.text(2, topic.by());
                out.number(3, topic.atMs());
            },
            in -> new Topic(in.text(1), in.text(2), in.number(3)));

    public static final Codec<Owner> OWNER = Codec.of(
            (owner, out) -> {
                out.number(1, owner.account());
                out.text(2, owner.name());
            },
            in -> new Owner(in.number(1), in.text(2)));

    static final Codec<Modes> MODES = Codec.of(
            (modes, out) -> {
                out.constants(1, modes.set());
                out.truth(2, modes.hasKey());
                out.number(3, modes.limit());
                out.value(4, OWNER, modes.owner().equals(Owner.NOBODY) ? null : modes.owner());
                out.number(5, modes.keepDays());
            },
            in -> {
                Owner owner = in.value(4, OWNER);
                return new Modes(
                        in.constants(1, MODE_SWITCHES),
                        in.truth(2),
                        in.integer(3),
                        owner == null ? Owner.NOBODY : owner,
                        in.integer(5));
            });

    static final Codec<MaskEntry> MASK_ENTRY = Codec.of(
            (entry, out) -> {
                out.text(1, entry.mask().toString());
                out.text(2, entry.by());
                out.number(3, entry.atMs());
            },
            in -> new MaskEntry(Mask.of(in.text(1)), in.text(2), in.number(3)));

    /** One of a room's lists of masks. */
    private record Masks(MaskList list, List<MaskEntry> entries) {}

    private static final Codec<Masks> MASKS = Codec.of(
            (masks, out) -> {
                out.constant(1, masks.list());
                out.values(2, MASK_ENTRY, masks.entries());
            },
            in -> new Masks(in.requiredConstant(1, MASK_LISTS), in.values(2, MASK_ENTRY)));

    public static final Codec<RoomState> ROOM_STATE = Codec.of(
            (room, out) -> {
                out.text(1, room.name());
                out.number(2, room.position().epoch());
                out.number(3, room.key());
                out.number(4, room.createdMs());
                out.value(5, TOPIC, room.topic());
                out.value(6, MODES, room.modes());
                out.values(7, MEMBER, room.roster().sessions());
                for (MaskList list : MaskList.values()) {
                    out.value(8, MASKS, room.list(list).isEmpty() ? null : new Masks(list, room.list(list)));
                }
                out.number(9, room.openFrom() == RoomState.CLOSED ? 0 : room.openFrom());
                properties(10, room.properties(), out);
            },
            in -> {
                Map<MaskList, List<MaskEntry>> lists = new EnumMap<>(MaskList.class);
                in.knownValues(8, MASKS).forEach(masks -> lists.put(masks.list(), masks.entries()));
                return new RoomState(
                        in.text(1),
                        in.number(2),
                        in.number(3),
                        in.number(4),
                        in.number(9) == 0 ? RoomState.CLOSED : in.number(9),
                        in.required(5, TOPIC),
                        properties(10, in),
                        in.required(6, MODES),
                        in.values(7, MEMBER),
                        lists);
            });

    public static final Codec<SeenRoom> SEEN_ROOM = Codec.of(
            (room, out) -> {
                out.text(1, room.name());
                out.number(2, room.position().epoch());
                out.number(3, room.position().seq());
                out.number(4, room.createdMs());
                out.value(5, TOPIC, room.topic());
                out.value(6, MODES, room.modes());
                out.number(7, room.size());
                out.truth(8, room.showsAll());
                out.values(9, MEMBER, room.members());
                for (MaskList list : MaskList.values()) {
                    List<MaskEntry> entries = room.lists().get(list);
                    out.value(10, MASKS, entries == null ? null : new Masks(list, entries));
                }
                properties(11, room.properties(), out);
            },
            in -> {
                Map<MaskList, List<MaskEntry>> lists = new EnumMap<>(MaskList.class);
                in.knownValues(10, MASKS).forEach(masks -> lists.put(masks.list(), masks.entries()));
                return new SeenRoom(
                        in.text(1),
                        new Position(in.number(2), in.number(3)),
                        in.required(5, TOPIC),
                        properties(11, in),
                        in.required(6, MODES),
                        in.number(4),
                        in.integer(7),
                        in.truth(8),
                        in.values(9, MEMBER),
                        lists);
            });

    public static final Codec<ModeChange> MODE_CHANGE = new Kinds<>(ModeChange.class)
            .kind(
                    1,
                    ModeChange.Switched.class,
                    (change, out) -> {
                        out.constant(2, change.mode());
                        out.truth(3, change.on());
                    },
                    in -> new ModeChange.Switched(in.requiredConstant(2, MODE_SWITCHES), in.truth(3)))
            .kind(
                    2,
                    ModeChange.KeySet.class,
                    (change, out) -> out.text(2, change.key()),
                    in -> new ModeChange.KeySet(in.text(2)))
            .kind(
                    3,
                    ModeChange.LimitSet.class,
                    (change, out) -> out.number(2, change.limit()),
                    in -> new ModeChange.LimitSet(in.integer(2)))
            .kind(
                    4,
                    ModeChange.RoleGiven.class,
                    (change, out) -> {
                        out.constant(2, change.role());
                        out.text(3, change.nick());
                        out.truth(4, change.granted());
                    },
                    in -> new ModeChange.RoleGiven(in.requiredConstant(2, ROLES), in.text(3), in.truth(4)))
            .kind(
                    5,
                    ModeChange.MaskSet.class,
                    (change, out) -> {
                        out.constant(2, change.list());
                        out.text(3, change.mask().toString());
                        out.truth(4, change.added());
                    },
                    in -> new ModeChange.MaskSet(in.requiredConstant(2, MASK_LISTS), Mask.of(in.text(3)), in.truth(4)))
            .kind(
                    6,
                    ModeChange.OwnerSet.class,
                    (change, out) -> out.value(2, OWNER, change.owner()),
                    in -> new ModeChange.OwnerSet(in.required(2, OWNER)))
            .kind(
                    7,
                    ModeChange.KeepSet.class,
                    (change, out) -> out.number(2, change.days()),
                    in -> new ModeChange.KeepSet(in.integer(2)))
            .complete();

    private Values() {}

    private static void properties(int field, Properties properties, FieldWriter out) {
        pairs(field, properties.all(), out);
    }

    private static Properties properties(int field, Fields in) {
        return Properties.of(pairs(field, in));
    }

    /** Writes a map, in the order of its keys; mostly there is nothing in it. */
    public static void pairs(int field, Map<String, String> map, FieldWriter out) {
        if (!map.isEmpty()) {
            out.values(field, PAIR, new TreeMap<>(map).entrySet());
        }
    }

    /** Reads a map. */
    public static Map<String, String> pairs(int field, Fields in) {
        return in.values(field, PAIR).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
    }
}
