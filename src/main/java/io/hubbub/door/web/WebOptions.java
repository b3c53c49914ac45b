package io.hubbub.door.web;

import io.hubbub.config.DoorKind;
import io.hubbub.config.Keys;
import io.hubbub.config.Rule;
import io.hubbub.door.DoorContext;
import io.hubbub.door.DoorPassword;
import io.hubbub.door.ServedOptions;
import io.hubbub.door.Services;
import io.hubbub.net.DoorServer;
import io.hubbub.net.FileLimit;
import io.hubbub.room.Address;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Web doors: pages for browsers, and JSON and IRC over WebSockets. */
public final class WebOptions extends ServedOptions {
    public static final DoorKind<WebOptions> KIND = new DoorKind<>("web", 8080, WebOptions::new);

    /** Apps bring pages of schemes of their own, {@code capacitor://localhost} and the like; these here have none. */
    private static final Pattern ORIGIN = Pattern.compile(
            "\\*|(?!(?i:wss?|ftp|file|data|blob|about|javascript|mailto):)[A-Za-z][A-Za-z0-9+.-]*"
                    + "://((\\*\\.)?[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*\\.?|\\[(?<ipv6>[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*)])(:(6553[0-5]|655[0-2]\\d|65[0-4]\\d{2}|6[0-4]\\d{3}|[0-5]?\\d{1,4}))?");

    private static final Rule ORIGINS = new Rule(
            "origins like \"https://example.org\", \"http://localhost:3000\" or \"https://*.example.org\", or \"*\" for all",
            WebOptions::isOrigin);

    /** A guess takes a round trip, and a few guesses close the connection: too many for anybody to try. */
    private static final int SHORTEST_TOKEN = 12;

    private static final Rule TOKEN = new Rule(
            "a secret of " + SHORTEST_TOKEN + " or more printable characters without spaces",
            text -> text.length() >= SHORTEST_TOKEN && Rule.isPrintable(text));

    final String room = keys.room("where the page suggests to go first");
    final WebWiring wiring = new WebWiring(keys);

    /** In small letters; a star for all, and one before a name for all names below it. */
    final Set<String> allowedOrigins =
            lowerCase(keys.texts("allowedOrigins", ORIGINS, "other sites whose pages may talk to it"));

    final List<String> proxies = keys.texts(
            "proxies",
            new Rule("IP addresses", text -> Address.of(text).isPresent()),
            "proxies that are believed when they tell whose request they pass on (X-Forwarded-For, X-Forwarded-Proto): they must"
                    + " set these themselves, or visitors do");

    final Optional<String> password = DoorPassword.key(
            keys,
            "what everybody has to say before they come in, on the page, in JSON and over IRC; without it nobody has to");

    final Optional<String> consoleToken = keys.secret(
            "consoleToken",
            TOKEN,
            "what lets operators use /console and read /metrics from anywhere; without it only this machine may");
    final boolean plainWithoutTls = !keys.secretsNeedTls(
            "passwords and tokens of accounts that come from other machines without TLS; where they can be read on their way");
    final long registrationNs =
            keys.nanoseconds("registrationSeconds", 0, 3600, 60, "seconds a client has to say hello; 0 is no limit");
    final int pingSeconds = keys.number(
            "pingSeconds",
            0,
            86_400,
            25,
            "seconds between pings; proxies close a connection that is silent for half a minute or one; 0 is never");
    final int pongSeconds = keys.number(
            "pongSeconds", 1, 3600, 20, "seconds a client has for a sign of life after that: any byte is one");
    final int floodBurst = keys.number(
            "floodBurst",
            0,
            100_000,
            40,
            "requests a client may send at once; then it is read slowly; 0 is any number");
    final int floodPerSecond = keys.number(
            "floodPerSecond", 1, 100_000, 5, "requests a second after such a burst; nothing is ever dropped");

    private WebOptions(Keys keys) {
        super(keys);
    }

    private static boolean isOrigin(String text) {
        Matcher origin = ORIGIN.matcher(text);
        return origin.matches()
                && (origin.group("ipv6") == null
                        || Address.of(origin.group("ipv6")).isPresent());
    }

    private static Set<String> lowerCase(List<String> origins) {
        return origins.stream().map(origin -> origin.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /** The path with which the door's addresses begin. */
    public String path() {
        return wiring.path;
    }

    @Override
    public boolean asksForPassword() {
        return password.isPresent();
    }

    @Override
    public boolean takesSecrets() {
        return asksForPassword() || consoleToken.isPresent() || plainWithoutTls;
    }

    @Override
    public int filesBeside() {
        return FileLimit.share(HttpConnections.MOST) + ConsoleDoor.BEYOND_LIMITS;
    }

    /** The parts that all web doors of one server share. */
    private record Shared(
            WrongTokens wrongTokens, ResumeTokens tokens, HttpConnections connections, Handovers handovers) {
        static Shared make() {
            int connections = FileLimit.share(HttpConnections.MOST);
            return new Shared(new WrongTokens(), new ResumeTokens(), new HttpConnections(connections), new Handovers());
        }
    }

    @Override
    public DoorServer server(DoorContext context) {
        Services services = context.services();
        Shared shared = services.common().of(Shared.class, Shared::make);
        AdminAccess operator =
                new AdminAccess(context.listen().name(), consoleToken, shared.wrongTokens(), services.clockNs());
        return new WebServer(
                services.vertx(),
                context.hub(),
                services.stats(),
                context.limiters().people(),
                context.limiters().consoles(),
                shared.connections(),
                context.listen(),
                this,
                operator,
                site(services, shared, operator),
                shared.handovers(),
                services.clockNs());
    }

    private Site site(Services services, Shared shared, AdminAccess operator) {
        return new Site(
                new ChatDoor(
                        this,
                        services.program(),
                        services.tasks(),
                        shared.tokens(),
                        DoorPassword.at(services, password)),
                services.alike().apply("irc", password),
                new ConsoleDoor(
                        this,
                        services.program(),
                        services.stats(),
                        services.watching().doors(),
                        operator,
                        services.clockNs()),
                services.watching().live(),
                services.watching().ready(),
                services.watching().figures());
    }
}
