package io.hubbub.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskCatalogTest {
    private final TaskCatalog catalog = TaskCatalog.onClassPath();

    @Test
    void findsAStrangersTaskAndTheBuiltInOnes() {
        assertTrue(catalog.find("shout").orElseThrow() instanceof ShoutTask);
        assertTrue(catalog.names().containsAll(List.of("primes", "shout", "sleep", "sum")));
    }

    @Test
    void tasksAreSortedByName() {
        assertEquals(catalog.names().stream().sorted().toList(), catalog.names());
        assertEquals(catalog.names(), catalog.all().stream().map(Task::name).toList());
    }

    @Test
    void everyTaskSaysHowToUseIt() {
        catalog.all().forEach(task -> assertTrue(task.usage().startsWith(task.name()), task::usage));
    }

    @Test
    void upperAndLowerCaseAreTheSame() {
        assertEquals(catalog.find("sum"), catalog.find("SUM"));
    }

    @Test
    void twoTasksOfOneNameAreAnErrorNamingBoth() {
        TaskCatalog twice = TaskCatalog.of(new TestTask("Sum", a -> a), new SumTask());
        assertEquals("two tasks are called sum: io.hubbub.task.TestTask and io.hubbub.task.SumTask", loadError(twice));
    }

    @Test
    void aNameThatUsersCannotTypeIsAnError() {
        for (String name : new String[] {"", "two words", "tab\t", "ümlaut", "a".repeat(33), null}) {
            String error = loadError(TaskCatalog.of(new TestTask(name, a -> a)));
            assertTrue(error.endsWith(": expected 1 to 32 letters, digits and -"), error);
        }
        assertTrue(TaskCatalog.of(new TestTask("a-1".repeat(10) + "-B", a -> a))
                .complaint("x", Optional.empty())
                .isPresent());
    }

    @Test
    void aMissingClassIsAnErrorNamingItEveryTime(@TempDir Path folder) throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(Task.class.getName()), "org.example.Gone\n");
        TaskCatalog broken = catalogOf(folder);
        for (int i = 0; i < 2; i++) {
            String error = loadError(broken);
            assertTrue(error.startsWith("a task can't be loaded: "), error);
            assertTrue(error.contains("org.example.Gone"), error);
            assertEquals(Optional.of(error), broken.complaint("sum", Optional.empty()));
        }
    }

    @Test
    void aClassForANewerJavaIsAnErrorNamingIt(@TempDir Path folder) throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(Task.class.getName()), "org.example.Newer\n");
        byte[] newer = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 2, 0, 0, 1};
        Files.write(Files.createDirectories(folder.resolve("org/example")).resolve("Newer.class"), newer);
        TaskCatalog broken = catalogOf(folder);
        String error = loadError(broken);
        assertTrue(error.startsWith("a task can't be loaded: "), error);
        assertTrue(error.contains("org/example/Newer"), error);
        assertEquals(Optional.of(error), broken.complaint("sum", Optional.empty()));
    }

    @Test
    void aTaskThatCannotSayWhatItIsCalledIsAnErrorNamingIt() {
        Task nameless = new Task() {
            @Override
            public String name() {
                throw new UnsupportedOperationException("a test's");
            }

            @Override
            public String usage() {
                return "";
            }

            @Override
            public String run(String arguments) {
                return arguments;
            }
        };
        String error = loadError(TaskCatalog.of(nameless));
        assertTrue(error.contains("TaskCatalogTest") && error.contains("a test's"), error);
    }

    @Test
    void nothingIsLoadedBeforeTheFirstQuestion(@TempDir Path folder) throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Path file = Files.writeString(services.resolve(Task.class.getName()), "org.example.Gone\n");
        TaskCatalog late = catalogOf(folder);
        Files.writeString(file, "# none\n");
        assertEquals(catalog.names(), late.names());
    }

    @Test
    void aConfiguredTaskIsCheckedWithItsArguments() {
        assertEquals(Optional.empty(), catalog.complaint("sum", Optional.of("100")));
        assertEquals(Optional.empty(), catalog.complaint("sum", Optional.empty()));
        assertEquals(
                Optional.of("sum: expected a whole number from 0 to 1000000000000000000, got nothing"),
                catalog.complaint("sum", Optional.of(" ")));
    }

    @Test
    void anUnknownConfiguredTaskIsAnsweredWithTheKnownOnes() {
        TaskCatalog two = TaskCatalog.of(new SumTask(), new ShoutTask());
        assertEquals(
                Optional.of("there is no task \"smu\", only shout, sum"), two.complaint("smu", Optional.of("100")));
    }

    private static String loadError(TaskCatalog catalog) {
        return assertThrows(IllegalStateException.class, catalog::all).getMessage();
    }

    private static TaskCatalog catalogOf(Path folder) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before));
        try {
            return TaskCatalog.onClassPath();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
