package io.hubbub;

import io.hubbub.accounts.KeptAccounts;
import io.hubbub.config.Config;
import io.hubbub.config.DoorConfig;
import io.hubbub.config.RoomConfig;
import io.hubbub.credential.ScramCredential;
import io.hubbub.door.Common;
import io.hubbub.door.DoorLimiters;
import io.hubbub.door.ServedOptions;
import io.hubbub.door.Services;
import io.hubbub.door.web.ConsoleDoor;
import io.hubbub.home.HomeOptions;
import io.hubbub.home.NickOwners;
import io.hubbub.home.RoomOwners;
import io.hubbub.hub.AccountAccess;
import io.hubbub.hub.Bans;
import io.hubbub.hub.Guests;
import io.hubbub.hub.Logins;
import io.hubbub.hub.Registrations;
import io.hubbub.metrics.Metrics;
import io.hubbub.metrics.Pulse;
import io.hubbub.metrics.Watched;
import io.hubbub.net.ConnectionLimiter;
import io.hubbub.net.DatagramPeers;
import io.hubbub.net.FileLimit;
import io.hubbub.net.Handshakes;
import io.hubbub.net.Passwords;
import io.hubbub.stats.ConnectionStats;
import io.hubbub.task.Tasks;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/**
 * The parts that all instances of one server share. Everything in it is thread-safe.
 *
 * @param common what the doors of each kind have in common
 * @param keeping where what happens in the rooms is kept
 * @param access how sessions get at accounts
 * @param program which program this is, and since when it runs
 * @param ports those of the doors that are open, by the doors' names
 */
record Shared(
        Config config,
        Keeping keeping,
        int instances,
        int connections,
        ConnectionStats stats,
        List<DoorLimiters> limiters,
        DoorCertificates certificates,
        Tasks tasks,
        Passwords passwords,
        AccountAccess access,
        Common common,
        Handshakes handshakes,
        List<Pulse> pulses,
        Metrics metrics,
        Health health,
        Services.Program program,
        Map<String, Integer> ports) {

    static Shared make(Vertx vertx, Config config, ConnectionStats stats, Keeping keeping, int instances, Tasks tasks) {
        DoorCertificates certificates = new DoorCertificates(config);
        int handshakes = certificates.sources().isEmpty() ? 0 : FileLimit.share(Handshakes.MOST);
        int connections = FileLimit.connections(config.limits().connections, handshakes + filesBeside(config));
        Passwords passwords = new Passwords(vertx);
        AccountAccess access = access(vertx, config, keeping, passwords);
        ConnectionStats beyond = new ConnectionStats();
        Map<String, DoorLimiters> limiters = new LinkedHashMap<>();
        for (DoorConfig door : config.doors()) {
            int perAddress = door.limits().connectionsPerAddress;
            limiters.put(
                    door.name(),
                    new DoorLimiters(
                            new ConnectionLimiter(
                                    stats,
                                    connections,
                                    door.limits().connections,
                                    perAddress,
                                    access.bans()::ofAddress),
                            new ConnectionLimiter(
                                    beyond,
                                    ConsoleDoor.BEYOND_LIMITS,
                                    ConsoleDoor.BEYOND_LIMITS,
                                    0,
                                    access.bans()::ofAddress),
                            new DatagramPeers()));
        }
        Services.Program program =
                new Services.Program(Release.number(), System.currentTimeMillis(), System.nanoTime());
        List<Pulse> pulses = Stream.generate(() -> new Pulse(System.nanoTime()))
                .limit(instances)
                .toList();
        Map<String, IntSupplier> inside = new LinkedHashMap<>();
        limiters.forEach((door, counted) -> inside.put(door, counted::inside));
        Watched watched =
                new Watched(stats, inside, tasks, pulses, keeping.health(), program.version(), System::nanoTime);
        return new Shared(
                config,
                keeping,
                instances,
                connections,
                stats,
                List.copyOf(limiters.values()),
                certificates,
                tasks,
                passwords,
                access,
                new Common(),
                new Handshakes(handshakes, System::nanoTime),
                pulses,
                new Metrics(watched),
                new Health(vertx, pulses, keeping.health(), System::nanoTime),
                program,
                new ConcurrentHashMap<>());
    }

    private static AccountAccess access(Vertx vertx, Config config, Keeping keeping, Passwords passwords) {
        if (keeping.accounts().isEmpty()) {
            return AccountAccess.none(Bans.inMemory(System::currentTimeMillis));
        }
        KeptAccounts accounts = keeping.accounts().get();
        int rounds = config.accounts().passwordRounds;
        SecureRandom random = new SecureRandom();
        Bans bans = new Bans(accounts.bans(), System::currentTimeMillis);
        Logins logins = new Logins(
                accounts,
                Providers.issuers(vertx, config.accounts().jwt),
                config.chat(),
                (credential, password) -> passwords.slowly(() -> credential.accepts(password)),
                accounts.secret(),
                rounds,
                bans,
                System::currentTimeMillis,
                System::nanoTime);
        Registrations registrations = new Registrations(
                accounts,
                password -> passwords.slowly(() -> ScramCredential.of(password, rounds, random)),
                switch (config.accounts().registration) {
                    case "invite" -> Registrations.Who.INVITED;
                    case "closed" -> Registrations.Who.NOBODY;
                    default -> Registrations.Who.ALL;
                },
                config.accounts().registrationsPerHour,
                System::nanoTime);
        return new AccountAccess(
                accounts,
                logins,
                registrations,
                Providers.provider(vertx, config.accounts().oidc),
                TimeUnit.DAYS.toMillis(config.accounts().sessionDays),
                config.accounts().tokensPerAccount,
                switch (config.accounts().guests) {
                    case "readonly" -> Guests.READ_ONLY;
                    case "none" -> Guests.NONE;
                    default -> Guests.ALL;
                },
                accounts.admin(),
                bans);
    }

    /** What each home is told. */
    HomeOptions homes() {
        return new HomeOptions(
                config.rooms().stream().map(RoomConfig::standing).toList(),
                TimeUnit.MINUTES.toMillis(config.history().graceMinutes),
                keeping.accounts().map(KeptAccounts::owners).orElse(NickOwners.NONE),
                keeping.accounts().map(KeptAccounts::roomOwners).orElse(RoomOwners.NONE));
    }

    /** The files that the doors there are need beside conversations; at least one, so that a full server can say so. */
    private static int filesBeside(Config config) {
        Map<String, ServedOptions> firstOfEach = new LinkedHashMap<>();
        config.doors().forEach(door -> firstOfEach.putIfAbsent(door.wiring().kind(), Doors.options(door)));
        int files = firstOfEach.values().stream()
                .mapToInt(ServedOptions::filesBeside)
                .sum();
        return Math.max(1, files);
    }
}
