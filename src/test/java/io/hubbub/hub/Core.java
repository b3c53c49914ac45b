package io.hubbub.hub;

import io.hubbub.Instance;
import io.hubbub.bus.Bus;
import io.hubbub.bus.Node;
import io.hubbub.bus.Nodes;
import io.hubbub.home.HomeOptions;
import io.hubbub.home.Journal;
import io.hubbub.home.Journals;
import io.hubbub.home.MemoryJournal;
import io.hubbub.room.ChatLimits;
import io.hubbub.room.InstanceId;
import io.hubbub.stats.ConnectionStats;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * The core without sockets: some instances on a Vertx, a clock that the test moves, and visitors with {@link
 * RecordingOutlet}s. Call from the test's thread; what has to run on an instance's loop is taken there.
 */
final class Core {
    static final long SECOND = 1_000_000_000L;
    private static final long PATIENCE_SECONDS = 30;

    final ConnectionStats stats = new ConnectionStats();
    final AtomicLong clockNs = new AtomicLong();

    /** The time of day. */
    final AtomicLong clockMs = new AtomicLong();

    /** What a home does when it asks for the time of day; for tests in which it makes a mistake with a request. */
    volatile Runnable onTime = () -> {};

    private final List<Instance> instances = new ArrayList<>();
    private final List<Context> contexts = new ArrayList<>();
    private SessionLimits limits = new SessionLimits(100_000, 10 * SECOND, 0, 5 * SECOND);

    /** What is kept, as the instances read it; to be set before the start. */
    private Archive archive = Archive.NONE;

    /** What each home is told; to be set before the start. */
    private HomeOptions options = HomeOptions.NONE;

    private final ChatLimits chatLimits;

    /** What is known of those who hold a claim; to be set before the start. */
    private Holdings holdings = new MemoryHoldings();

    final Bans bans = Bans.inMemory(clockMs::get);

    private AccountAccess access = AccountAccess.none(bans);

    final Nodes nodes;

    /** Makes the journal of an instance, given the one that keeps nothing. */
    private BiFunction<Vertx, Journal, Journal> journals = TicksLater::standard;

    private Core(ChatLimits chatLimits, Nodes nodes) {
        this.chatLimits = chatLimits;
        this.nodes = nodes;
    }

    /** Instances with journals of their own and what those keep. */
    static Core start(Vertx vertx, int count, UnaryOperator<Journal> journals, Archive archive) {
        Core core = new Core(ChatLimits.STANDARD, Nodes.one(count));
        core.journals = (loops, memory) -> journals.apply(memory);
        core.archive = archive;
        return core.open(vertx, 1 << 20);
    }

    /** The same, and something is known of those who hold a claim. */
    static Core start(Vertx vertx, int count, UnaryOperator<Journal> journals, Archive archive, Holdings holdings) {
        Core core = new Core(ChatLimits.STANDARD, Nodes.one(count));
        core.journals = (loops, memory) -> journals.apply(memory);
        core.archive = archive;
        core.holdings = holdings;
        return core.open(vertx, 1 << 20);
    }

    /** Instances whose homes are told something. */
    static Core start(Vertx vertx, int count, HomeOptions options, UnaryOperator<Journal> journals) {
        Core core = new Core(ChatLimits.STANDARD, Nodes.one(count));
        core.options = options;
        core.journals = (loops, memory) -> journals.apply(memory);
        return core.open(vertx, 1 << 20);
    }

    /** Instances with accounts. */
    static Core start(Vertx vertx, int count, Accounts accounts) {
        Core core = new Core(ChatLimits.STANDARD, Nodes.one(count));
        core.access = core.access(accounts, Guests.ALL);
        return core.open(vertx, 1 << 20);
    }

    /** Instances at which guests may do no more than that. */
    static Core start(Vertx vertx, int count, Guests guests) {
        Core core = new Core(ChatLimits.STANDARD, Nodes.one(count));
        core.access = core.access(Accounts.NONE, guests);
        return core.open(vertx, 1 << 20);
    }

    private AccountAccess access(Accounts accounts, Guests guests) {
        AccountAccess none = this.access;
        return new AccountAccess(
                accounts,
                none.logins(),
                none.registrations(),
                none.provider(),
                none.sessionMs(),
                none.tokens(),
                guests,
                none.admin(),
                none.bans());
    }

    /** Instances with journals of their own. */
    static Core start(Vertx vertx, int count, UnaryOperator<Journal> journals) {
        Core core = new Core(ChatLimits.STANDARD, Nodes.one(count));
        core.journals = (loops, memory) -> journals.apply(memory);
        return core.open(vertx, 1 << 20);
    }

    /** Instances that are ready for visitors. */
    static Core start(Vertx vertx, int count, long windowBytes) {
        return start(vertx, count, windowBytes, ChatLimits.STANDARD);
    }

    static Core start(Vertx vertx, int count, ChatLimits chatLimits) {
        return start(vertx, count, 1 << 20, chatLimits);
    }

    private static Core start(Vertx vertx, int count, long windowBytes, ChatLimits chatLimits) {
        return start(vertx, Nodes.one(count), windowBytes, chatLimits);
    }

    /** Several nodes in one process: their instances, one node after the other. */
    static Core start(Vertx vertx, List<Node> all) {
        return start(vertx, new Nodes(all, all.get(0).number()), 1 << 20, ChatLimits.STANDARD);
    }

    private static Core start(Vertx vertx, Nodes nodes, long windowBytes, ChatLimits chatLimits) {
        return new Core(chatLimits, nodes).open(vertx, windowBytes);
    }

    private Core open(Vertx vertx, long windowBytes) {
        Instance.prepare(vertx);
        for (int instance : nodes.instances()) {
            Nodes seen = nodes.from(InstanceId.node(instance));
            await(vertx.deployVerticle(
                    new Part(seen, InstanceId.loop(instance), windowBytes), new DeploymentOptions()));
        }
        return this;
    }

    static Core start(Vertx vertx, int count) {
        return start(vertx, count, 1 << 20);
    }

    private final class Part extends VerticleBase {
        private final Nodes node;
        private final int loop;
        private final long windowBytes;

        Part(Nodes node, int loop, long windowBytes) {
            this.node = node;
            this.loop = loop;
            this.windowBytes = windowBytes;
        }

        @Override
        public Future<?> start() {
            contexts.add(context);
            Journals journal = (home, homes) -> journals.apply(vertx, new MemoryJournal(home, homes));
            instances.add(new Instance(
                    vertx,
                    node,
                    loop,
                    windowBytes,
                    stats,
                    chatLimits,
                    clockNs::get,
                    this::nowMs,
                    journal,
                    archive,
                    options,
                    holdings,
                    access));
            return Future.succeededFuture();
        }

        private long nowMs() {
            onTime.run();
            return clockMs.get();
        }
    }

    void limits(SessionLimits newLimits) {
        limits = newLimits;
    }

    int count() {
        return instances.size();
    }

    /** The bus as an instance has it. */
    Bus bus(Vertx vertx, int instance) {
        return on(instance, () -> new Bus(vertx, nodes));
    }

    /** An instance is gone: all others take it out of what they wait for. */
    void gone(int instance) {
        int number = nodes.instances().get(instance);
        for (int i = 0; i < count(); i++) {
            Instance other = instances.get(i);
            if (i != instance) {
                on(i, () -> {
                    other.gone(number);
                    return null;
                });
            }
        }
    }

    Instance instance(int instance) {
        return instances.get(instance);
    }

    Hub hub(int instance) {
        return instances.get(instance).hub();
    }

    /** Whether all that was asked for is settled at every home, and nobody's word is awaited. */
    boolean isBalanced() {
        boolean all = true;
        for (int i = 0; i < count(); i++) {
            Instance instance = instances.get(i);
            all &= on(i, () -> instance.isQuiet());
        }
        return all;
    }

    /** Somebody who has come to an instance, in no room yet. */
    Visitor visit(int instance) {
        return on(instance, () -> {
            Visitor visitor = new Visitor();
            Session session =
                    hub(instance).open(new Connection("test", Source.of("192.0.2.1", false), visitor.outlet, limits));
            session.listen(visitor);
            visitor.core = this;
            visitor.instance = instance;
            visitor.session = session;
            return visitor;
        });
    }

    /** Somebody who is in a room. */
    Visitor join(int instance, String room) {
        Visitor visitor = visit(instance);
        visitor.does(session -> session.requests().join(room, ShowAll.WIRE));
        settle();
        return visitor;
    }

    <T> T on(int instance, Callable<T> action) {
        CompletableFuture<T> done = new CompletableFuture<>();
        contexts.get(instance).runOnContext(nothing -> {
            try {
                done.complete(action.call());
            } catch (Throwable failure) {
                done.completeExceptionally(failure);
            }
        });
        try {
            return done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            throw new AssertionError(failure.getCause());
        } catch (InterruptedException | TimeoutException failure) {
            throw new AssertionError(failure);
        }
    }

    /** A name that lives at this home: of a room or a nick. */
    String nameAt(int home) {
        HubOutbox outbox = new HubOutbox(0, nodes.instances(), null, 0, null);
        String name = "a";
        while (outbox.homeOf(name) != nodes.instances().get(home)) {
            name += "a";
        }
        return name;
    }

    /** Whether a name lives at this home. */
    boolean nameIsAt(int home, String name) {
        return new HubOutbox(0, nodes.instances(), null, 0, null).homeOf(name)
                == nodes.instances().get(home);
    }

    /** Keeps an instance's loop until told otherwise. */
    CompletableFuture<Void> block(int instance) {
        CompletableFuture<Void> mayGoOn = new CompletableFuture<>();
        CompletableFuture<Void> stands = new CompletableFuture<>();
        contexts.get(instance).runOnContext(nothing -> {
            stands.complete(null);
            mayGoOn.join();
        });
        stands.join();
        return mayGoOn;
    }

    /** Waits until everything that was asked for has come back and been written. Not while a room is congested. */
    void settle() {
        int quiet = 0;
        for (long rounds = 0; quiet < 4; rounds++) {
            boolean all = true;
            for (int i = 0; i < count(); i++) {
                Hub hub = hub(i);
                all &= on(i, hub::isQuiet);
            }
            quiet = all ? quiet + 1 : 0;
            if (rounds > 1_000_000) {
                throw new AssertionError("the core does not settle");
            }
        }
    }

    /** Lets the loops turn a number of times: for what never settles. */
    void turn() {
        for (int round = 0; round < 50; round++) {
            for (int i = 0; i < count(); i++) {
                turn(i);
            }
        }
    }

    /** Lets one loop turn once. */
    void turn(int instance) {
        on(instance, () -> null);
    }

    /** Lets time pass, and the hubs notice. */
    void pass(long ns) {
        clockNs.addAndGet(ns);
        for (int i = 0; i < count(); i++) {
            Instance instance = instances.get(i);
            on(i, () -> {
                instance.sweep();
                return null;
            });
        }
        turn();
    }

    private static void await(Future<?> future) {
        try {
            future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failure) {
            throw new AssertionError(failure);
        }
    }

    static <T> List<T> threadSafeList() {
        return Collections.synchronizedList(new ArrayList<>());
    }
}
