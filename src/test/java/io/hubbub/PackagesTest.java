package io.hubbub;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.hubbub.net.LineSplitter;
import io.hubbub.net.Text;
import io.hubbub.room.Address;
import io.hubbub.room.Names;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may know whom. */
class PackagesTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.hubbub");

    /** The packages this test has a rule for, with those below them. */
    private static final List<String> KNOWN = List.of("config", "room", "task", "net", "metrics", "door", "client");

    @ParameterizedTest
    @ValueSource(strings = {"room", "task"})
    void theFoundationsKnowNothingOfOurs(String name) {
        assertKnowsOnly("io.hubbub." + name, resideInAPackage("io.hubbub." + name + ".."));
    }

    @Test
    void theConfigurationKnowsOfTheCoreWhatANameAndAnAddressIs() {
        assertKnowsOnly(
                "io.hubbub.config",
                resideInAPackage("io.hubbub.config..")
                        .or(equivalentTo(Address.class))
                        .or(equivalentTo(Names.class)));
    }

    @Test
    void theNetKnowsTheCoreAlone() {
        assertKnowsOnly("io.hubbub.net", resideInAnyPackage("io.hubbub.net..", "io.hubbub.room.."));
    }

    @Test
    void theMetricsKnowTheCoreAndTheTasks() {
        assertKnowsOnly(
                "io.hubbub.metrics", resideInAnyPackage("io.hubbub.metrics..", "io.hubbub.room..", "io.hubbub.task.."));
    }

    @Test
    void aDoorKnowsTheCoreTheNetTheTasksAndNoOtherDoor() {
        Set<String> doors = packages(resideInAPackage("io.hubbub.door.*.."));
        assertFalse(doors.isEmpty());
        for (String door : doors) {
            assertKnowsOnly(door, resideInAnyPackage(door, "io.hubbub.room..", "io.hubbub.net..", "io.hubbub.task.."));
        }
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
                .that()
                .resideInAPackage("io.hubbub.room..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx.core.net..", "io.vertx.core.http..", "io.netty..", "java.net..")
                .check(OURS);
    }

    @Test
    void nobodyKnowsWhoPutsThePartsTogether() {
        noClasses()
                .that(not(resideInAPackage("io.hubbub")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.hubbub")
                .check(OURS);
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
