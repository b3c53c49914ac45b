package io.hubbub.scenario;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.Method;
import com.sun.jdi.StackFrame;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.LaunchingConnector;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.MethodEntryEvent;
import com.sun.jdi.request.EventRequest;
import com.sun.jdi.request.MethodEntryRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Prints the way of one message from a raw socket to an IRC member through the server's methods, and counts them: starts the jar as a
 * process of its own, and has the debugger's interface tell how each of the stations below is reached. A method counts if it is on the
 * stack there; what such a method calls besides, accessors above all, does not. A tool and no test; the document "Architecture" says
 * how to run it.
 */
public final class MessageTrace {
    private static final String OURS = "io.hubbub.";
    private static final List<String> CORE = List.of("room", "codec", "bus", "stats", "home", "hub");

    /** Where a message is put down for somebody else to take up, or changed into something else. */
    private static final List<String> STATIONS = List.of(
            "room.Speech.stream",
            "hub.HubOutbox.request",
            "bus.Bus.toHome",
            "room.Policy.speak",
            "room.RoomState.apply",
            "bus.Bus.toRoom",
            "hub.Turn.isNeeded",
            "door.irc.IrcWire.encode",
            "net.SystemSend$ToSocket.send");

    /** The pulse of an event loop never stops: so the end of the message's events is a matter of time. */
    private static final int SETTLING_MS = 2000;

    private static final Pattern PORT = Pattern.compile("\"(raw|irc)\"\\s*:\\s*(\\d+)");

    private MessageTrace() {}

    /** The one argument is the jar. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("hubbub-trace");
        Path config = folder.resolve("hubbub.json");
        Path ports = folder.resolve("ports.json");
        Files.writeString(
                config,
                "{ \"instances\": 1, \"doors\": [{ \"door\": \"raw\", \"port\": 0 }, { \"door\": \"irc\", \"port\": 0 }] }");
        VirtualMachine server = launch("-jar " + arguments[0] + " --conf " + config + " --ports-file " + ports);
        try {
            print(trace(server, ports));
        } finally {
            server.exit(0);
        }
    }

    private static VirtualMachine launch(String command) throws Exception {
        LaunchingConnector launcher = Bootstrap.virtualMachineManager().defaultConnector();
        Map<String, Connector.Argument> arguments = launcher.defaultArguments();
        arguments.get("main").setValue(command);
        VirtualMachine server = launcher.launch(arguments);
        drain(server.process().getInputStream());
        drain(server.process().getErrorStream());
        server.resume();
        return server;
    }

    private static void drain(InputStream output) {
        CompletableFuture.runAsync(() -> {
            try (output) {
                output.transferTo(System.err);
            } catch (IOException end) {
                System.err.println("the server's output has ended: " + end.getMessage());
            }
        });
    }

    private static List<Method> trace(VirtualMachine server, Path ports) throws Exception {
        Map<String, Integer> listening = listening(ports);
        try (Socket raw = new Socket(InetAddress.getLoopbackAddress(), listening.get("raw"));
                Socket irc = new Socket(InetAddress.getLoopbackAddress(), listening.get("irc"))) {
            send(irc, "NICK ada\r\nUSER ada 0 * :Ada\r\nJOIN #lobby\r\n");
            await(irc, " 366 ");
            send(raw, "the first");
            await(irc, "the first");
            STATIONS.forEach(station -> watch(server, station));
            send(raw, "the second");
            return reached(server);
        }
    }

    private static void watch(VirtualMachine server, String station) {
        MethodEntryRequest entries = server.eventRequestManager().createMethodEntryRequest();
        entries.addClassFilter(OURS + station.substring(0, station.lastIndexOf('.')));
        entries.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
        entries.enable();
    }

    private static Map<String, Integer> listening(Path ports) throws IOException {
        while (!Files.exists(ports)) {
            Thread.onSpinWait();
        }
        return PORT.matcher(Files.readString(ports))
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> Integer.parseInt(found.group(2))));
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void await(Socket socket, String text) throws IOException {
        StringBuilder seen = new StringBuilder();
        byte[] bytes = new byte[4096];
        while (seen.indexOf(text) < 0) {
            int count = socket.getInputStream().read(bytes);
            if (count < 0) {
                throw new IOException("the server has closed before it sent: " + text);
            }
            seen.append(new String(bytes, 0, count, StandardCharsets.UTF_8));
        }
    }

    /** The methods that lead to the stations, in the order in which they are met first. */
    private static List<Method> reached(VirtualMachine server) throws Exception {
        Set<Method> reached = new LinkedHashSet<>();
        Set<String> missing = new LinkedHashSet<>(STATIONS);
        long untilNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SETTLING_MS);
        while (System.nanoTime() < untilNs) {
            EventSet events = server.eventQueue().remove(SETTLING_MS);
            if (events == null) {
                break;
            }
            for (Event event : events) {
                if (event instanceof MethodEntryEvent entry && STATIONS.contains(station(entry.method()))) {
                    missing.remove(station(entry.method()));
                    reached.addAll(way(entry));
                }
            }
            events.resume();
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException("the message did not come by " + missing + ": have they other names now?");
        }
        return List.copyOf(reached);
    }

    private static List<Method> way(MethodEntryEvent entry) throws Exception {
        List<Method> way = new ArrayList<>();
        for (StackFrame frame : entry.thread().frames()) {
            Method method = frame.location().method();
            if (counts(method)) {
                way.add(0, method);
            }
        }
        return way;
    }

    private static String station(Method method) {
        return method.declaringType().name().substring(OURS.length()) + "." + method.name();
    }

    /** What the compiler makes has no name in the source. */
    private static boolean counts(Method method) {
        String type = method.declaringType().name();
        return type.startsWith(OURS) && !type.contains("$$") && !method.isSynthetic() && !method.isBridge();
    }

    private static String name(Method method) {
        String type = method.declaringType().name();
        return type.substring(type.lastIndexOf('.') + 1).replace('$', '.') + "." + method.name();
    }

    private static String area(Method method) {
        String type = method.declaringType().name().substring(OURS.length());
        return type.contains(".") ? type.substring(0, type.lastIndexOf('.')) : "";
    }

    private static void print(List<Method> entered) {
        String before = "";
        List<String> seen = new ArrayList<>();
        for (Method method : entered) {
            if (seen.contains(name(method))) {
                continue;
            }
            seen.add(name(method));
            if (!area(method).equals(before)) {
                before = area(method);
                System.out.println(before);
            }
            System.out.println("    " + name(method));
        }
        System.out.println(counted("of the core", entered, true));
        System.out.println(counted("altogether", entered, false));
    }

    private static String counted(String what, List<Method> entered, boolean coreAlone) {
        List<Method> counted = entered.stream()
                .filter(method -> !coreAlone || CORE.contains(area(method)))
                .toList();
        long methods = counted.stream().map(MessageTrace::name).distinct().count();
        long files = counted.stream()
                .map(method ->
                        area(method) + Arrays.asList(name(method).split("\\.")).get(0))
                .distinct()
                .count();
        return methods + " methods in " + files + " files " + what;
    }
}
