package io.hubbub.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.hubbub.Hubbub;
import io.hubbub.Person;
import io.hubbub.StartException;
import io.hubbub.TestServer;
import io.hubbub.task.TaskCatalog;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class StartTest {
    @Test
    void portsAreToldByTheDoorsNamesInTheirOrder() {
        try (TestServer server = TestServer.start("""
                {'doors': [{'door': 'echo', 'name': 'second', 'port': 0}, {'door': 'echo', 'name': 'first', 'port': 0},
                           {'door': 'hello', 'port': 0}]}
                """)) {
            assertEquals(
                    List.of("second", "first", "hello"),
                    List.copyOf(server.hubbub().ports().keySet()));
        }
    }

    @Test
    void portZeroIsAnotherPortForEachDoorAndTheSameForAllInstances() {
        try (TestServer server = TestServer.withDoors("echo", "hello", "line")) {
            assertEquals(3, new HashSet<>(server.hubbub().ports().values()).size());
            for (int i = 0; i < 4; i++) {
                server.connect("echo").send("hi").expect("hi");
                server.connect("hello").expect("hello world\r\n").expectEnd();
            }
            Person one = server.person("line");
            Person two = server.person("line", one);
            two.types("hi").sees(two.nick() + ": hi");
            one.sees(two.nick() + ": hi");
        }
    }

    @Test
    void asManyInstancesRunAsAreWanted() {
        try (TestServer server = TestServer.start("{'instances': 3, 'doors': [{'door': 'echo', 'port': 0}]}")) {
            assertEquals(3, server.hubbub().instances());
        }
        try (TestServer server = TestServer.start(
                TestServer.config("{'doors': [{'door': 'echo', 'port': 0}]}").withInstances(1), TaskCatalog.of())) {
            assertEquals(1, server.hubbub().instances());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aTakenPortFailsTheStartInOneLineThatNamesDoorAndPort(int instances) {
        try (TestServer first = TestServer.withDoors("echo")) {
            int taken = first.port("echo");
            String doors = "{'door': 'hello', 'port': 0}, {'door': 'echo', 'name': 'mine', 'port': " + taken + "}";
            var config = TestServer.config("{'doors': [" + doors + "]}").withInstances(instances);

            var start = Hubbub.start(config, TaskCatalog.of());

            String message = assertThrows(StartException.class, start::await).getMessage();
            assertEquals("doors[1].port: expected a free port, but " + taken + " on 127.0.0.1 is taken", message);
            first.connect("echo").send("still here").expect("still here");
        }
    }

    @Test
    void anAddressThatIsNotThisMachinesFailsTheStart() {
        var config = TestServer.config("{'doors': [{'door': 'echo', 'host': '192.0.2.1', 'port': 0}]}");
        var start = Hubbub.start(config.withInstances(2), TaskCatalog.of());
        String message = assertThrows(StartException.class, start::await).getMessage();
        assertEquals("doors[0].host: expected an address of this machine, got 192.0.2.1", message);
    }

    @Test
    void whatIsStoppedCanBeStartedAgainAtTheSamePort() {
        int port;
        try (TestServer first = TestServer.withDoors("echo")) {
            port = first.port("echo");
            first.connect("echo").send("hi").expect("hi");
        }
        try (TestServer second = TestServer.start("{'doors': [{'door': 'echo', 'port': " + port + "}]}")) {
            assertEquals(port, second.port("echo"));
            second.connect("echo").send("hi").expect("hi");
        }
    }
}
