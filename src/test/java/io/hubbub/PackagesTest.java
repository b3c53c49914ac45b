package io.hubbub;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.hubbub.home.Journal;
import io.hubbub.home.Journals;
import io.hubbub.home.NickOwners;
import io.hubbub.home.RoomOwners;
import io.hubbub.hub.AccountAdmin;
import io.hubbub.hub.AccountView;
import io.hubbub.hub.Accounts;
import io.hubbub.hub.Archive;
import io.hubbub.hub.AuditAction;
import io.hubbub.hub.AuditEntry;
import io.hubbub.hub.BanStore;
import io.hubbub.hub.Grants;
import io.hubbub.hub.Holdings;
import io.hubbub.hub.Issuers;
import io.hubbub.hub.Mailboxes;
import io.hubbub.hub.Provider;
import io.hubbub.hub.Subject;
import io.hubbub.net.LineSplitter;
import io.hubbub.net.Text;
import io.hubbub.room.Address;
import io.hubbub.room.ChatLimits;
import io.hubbub.room.Mode;
import io.hubbub.room.ModeChange;
import io.hubbub.room.Names;
import io.hubbub.room.RoomState;
import io.hubbub.room.StandingRoom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may know whom. */
class PackagesTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.hubbub");

    /** The packages this test has a rule for, with those below them. */
    private static final List<String> KNOWN = List.of(
            "config",
            "room",
            "codec",
            "bus",
            "stats",
            "home",
            "hub",
            "history",
            "accounts",
            "store",
            "credential",
            "signon",
            "task",
            "net",
            "metrics",
            "door",
            "client",
            "command");

    /** The packages of the core. */
    private static final List<String> CORE = List.of("room", "codec", "bus", "stats", "home", "hub");

    /** What homes write to, and what hubs read from. */
    private static final DescribedPredicate<JavaClass> HISTORY_PORTS =
            belongToAnyOf(Journal.class, Journals.class, Archive.class, Holdings.class, Mailboxes.class);

    private static final DescribedPredicate<JavaClass> ACCOUNTS_PORTS = belongToAnyOf(
            AccountAdmin.class,
            AccountView.class,
            Accounts.class,
            AuditAction.class,
            AuditEntry.class,
            BanStore.class,
            NickOwners.class,
            RoomOwners.class);

    /** The most lines that a file of the core may have: a longer one has more than one subject. */
    private static final int CORE_LINES = 350;

    /** The most classes of the core that may need one another in a circle. */
    private static final int CORE_CIRCLE = 6;

    @ParameterizedTest
    @ValueSource(strings = {"room", "task"})
    void theFoundationsKnowNothingOfOurs(String name) {
        assertKnowsOnly("io.hubbub." + name, resideInAPackage("io.hubbub." + name + ".."));
    }

    @Test
    void theConfigurationKnowsOfTheCoreWhatANameAnAddressALimitAndAStandingRoomIs() {
        assertKnowsOnly(
                "io.hubbub.config",
                ours("config")
                        .or(equivalentTo(Address.class))
                        .or(equivalentTo(Names.class))
                        .or(equivalentTo(ChatLimits.class))
                        .or(equivalentTo(ChatLimits.Source.class))
                        .or(equivalentTo(Mode.class))
                        .or(equivalentTo(ModeChange.class))
                        .or(equivalentTo(StandingRoom.class)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"codec", "stats"})
    void whatIsWrittenAndWhatIsCountedKnowTheVocabularyAlone(String name) {
        assertKnowsOnly("io.hubbub." + name, ours(name, "room"));
    }

    @Test
    void whatTravelsKnowsTheVocabularyAndItsCodecs() {
        assertKnowsOnly("io.hubbub.bus", ours("bus", "codec", "room"));
    }

    @Test
    void homesAndHubsKnowOneAnotherThroughTheBusAloneAndHubsCredentials() {
        assertKnowsOnly("io.hubbub.home", ours("home", "bus", "stats", "room"));
        assertKnowsOnly("io.hubbub.hub", ours("hub", "bus", "stats", "room", "credential"));
    }

    @Test
    void theHistoryKnowsThePortsOfHomesAndHubsAlone() {
        assertKnowsOnly(
                "io.hubbub.history",
                ours("history", "store", "codec", "room", "stats").or(HISTORY_PORTS));
    }

    @Test
    void theAccountsKnowThePortsOfHomesAndHubsAlone() {
        assertKnowsOnly(
                "io.hubbub.accounts",
                ours("accounts", "store", "credential", "room", "stats").or(ACCOUNTS_PORTS));
    }

    @Test
    void signingOnElsewhereKnowsTheHubsPortAlone() {
        assertKnowsOnly(
                "io.hubbub.signon",
                ours("signon").or(belongToAnyOf(Issuers.class, Provider.class, Provider.Trip.class, Subject.class)));
        noClasses()
                .that(not(resideInAnyPackage("io.hubbub", "io.hubbub.signon..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.hubbub.signon..", "io.vertx.ext.auth..")
                .check(OURS);
    }

    @Test
    void theStoreAndCredentialsKnowNothingElseOfOurs() {
        assertKnowsOnly("io.hubbub.store", ours("store"));
        assertKnowsOnly("io.hubbub.credential", ours("credential", "room"));
    }

    @Test
    void nobodyKnowsTheHistoryOrTheAccountsButWhoPutsThePartsTogether() {
        noClasses()
                .that(not(resideInAnyPackage("io.hubbub", "io.hubbub.command", "io.hubbub.history..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.hubbub.history..")
                .check(OURS);
        noClasses()
                .that(not(resideInAnyPackage("io.hubbub", "io.hubbub.command", "io.hubbub.accounts..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.hubbub.accounts..")
                .check(OURS);
    }

    @Test
    void thoseWhoKeepSomethingAloneUseDatabases() {
        noClasses()
                .that(not(resideInAnyPackage("io.hubbub.history..", "io.hubbub.accounts..", "io.hubbub.store..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..", "org.postgresql..", "org.flywaydb..")
                .check(OURS);
    }

    @Test
    void theBusAloneUsesTheEventBus() {
        noClasses()
                .that(resideInAPackage("io.hubbub..").and(not(resideInAPackage("io.hubbub.bus"))))
                .should()
                .dependOnClassesThat(resideInAPackage("io.vertx.core.eventbus"))
                .check(OURS);
    }

    @Test
    void theNetKnowsSessionsTheTasksAndTheVocabulary() {
        assertKnowsOnly("io.hubbub.net", ours("net", "hub", "stats", "room", "task"));
    }

    @Test
    void theMetricsKnowTheFiguresAndTheTasks() {
        assertKnowsOnly("io.hubbub.metrics", ours("metrics", "stats", "room", "task"));
    }

    @Test
    void aDoorKnowsSessionsCredentialsTheNetTheTasksAndNoOtherDoor() {
        Set<String> doors = packages(resideInAPackage("io.hubbub.door.*.."));
        assertFalse(doors.isEmpty());
        for (String door : doors) {
            assertKnowsOnly(
                    door,
                    resideInAPackage(door)
                            .or(resideInAPackage("io.hubbub.door"))
                            .or(ours("config", "hub", "credential", "room", "stats", "net", "task")));
        }
    }

    @Test
    void whatDoorsHaveInCommonKnowsNoneOfThem() {
        noClasses()
                .that()
                .resideInAPackage("io.hubbub.door")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.hubbub.door.*..")
                .check(OURS);
    }

    @Test
    void whatIsTrueOfARoomIsChangedInTheCoreAndReadAtTheDoors() {
        noClasses()
                .that(not(ours(CORE.toArray(String[]::new)).or(ours("history"))))
                .should()
                .dependOnClassesThat(equivalentTo(RoomState.class))
                .check(OURS);
    }

    @Test
    void rightsAreAskedForWhereOperatorsProveThatTheyAreSome() {
        noClasses()
                .that(not(resideInAnyPackage("io.hubbub.hub", "io.hubbub.door.irc", "io.hubbub.door.web")))
                .should()
                .dependOnClassesThat(equivalentTo(Grants.class))
                .check(OURS);
    }

    @Test
    void theToolsShareTheHandlingOfTextAndNothingElse() {
        DescribedPredicate<JavaClass> text = equivalentTo(LineSplitter.class)
                .or(equivalentTo(LineSplitter.Lines.class))
                .or(equivalentTo(Text.class));
        assertKnowsOnly(
                "io.hubbub.client", resideInAPackage("io.hubbub.client..").or(text));
    }

    @Test
    void theCoreKnowsNoSocketsAndNoProtocols() {
        noClasses()
                .that(ours(CORE.toArray(String[]::new)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx.core.net..", "io.vertx.core.http..", "io.netty..", "java.net..")
                .check(OURS);
    }

    /** They are handed their clocks, and so tests can move them. */
    @Test
    void theCoreTheNetAndTheDoorsDoNotReachForTheClock() {
        noClasses()
                .that(not(resideInAnyPackage("io.hubbub", "io.hubbub.command", "io.hubbub.client..")))
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .check(OURS);
    }

    @Test
    void theCommandLineAloneKnowsWhatPutsThePartsTogether() {
        noClasses()
                .that(not(resideInAnyPackage("io.hubbub", "io.hubbub.command")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.hubbub")
                .check(OURS);
    }

    @Test
    void nothingKnowsTheCommandLine() {
        noClasses()
                .that(not(resideInAPackage("io.hubbub.command")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.hubbub.command")
                .check(OURS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"room", "codec", "bus", "stats", "home", "hub", "history"})
    void noFileOfTheCoreHasMoreThanOneSubject(String name) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/io/hubbub", name))) {
            for (Path file : files.toList()) {
                try (Stream<String> lines = Files.lines(file)) {
                    long count = lines.count();
                    assertTrue(count <= CORE_LINES, file + " has " + count + " lines");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"room", "codec", "bus", "stats", "home", "hub", "history"})
    void noCircleOfClassesIsLargerThanAHandful(String name) {
        Set<Set<String>> circles = new Circles(OURS, "io.hubbub." + name).ofClasses();
        for (Set<String> circle : circles) {
            assertTrue(circle.size() <= CORE_CIRCLE, () -> "these need one another: " + circle);
        }
    }

    @Test
    void thereAreNoCycles() {
        slices().matching("io.hubbub.(**)").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void everyPackageHasItsRule() {
        Set<String> tops = packages(not(resideInAPackage("io.hubbub"))).stream()
                .map(name -> name.split("\\.")[2])
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(KNOWN), tops);
    }

    /** What is in one of these packages of ours, or below it. */
    private static DescribedPredicate<JavaClass> ours(String... names) {
        return resideInAnyPackage(
                Stream.of(names).map(name -> "io.hubbub." + name + "..").toArray(String[]::new));
    }

    private static void assertKnowsOnly(String name, DescribedPredicate<JavaClass> allowed) {
        noClasses()
                .that()
                .resideInAPackage(name + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.hubbub..").and(not(allowed)))
                .check(OURS);
    }

    private static Set<String> packages(DescribedPredicate<JavaClass> which) {
        return OURS.stream()
                .filter(which)
                .map(JavaClass::getPackageName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
