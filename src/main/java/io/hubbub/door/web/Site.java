package io.hubbub.door.web;

import io.hubbub.door.Figures;
import io.hubbub.net.Door;
import io.vertx.core.Future;
import io.vertx.ext.healthchecks.CheckResult;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The route table of a web door: a handler for each part.
 *
 * @param chat for pages and programs that talk JSON
 * @param irc for IRC clients in a browser
 * @param console for operators
 * @param live whether the server is alive
 * @param ready whether it takes connections
 * @param metrics its figures, in the format that a request's {@code Accept} headers ask for
 */
public record Site(
        ChatDoor chat,
        Door irc,
        ConsoleDoor console,
        Supplier<Future<CheckResult>> live,
        Supplier<Future<CheckResult>> ready,
        Function<List<String>, Future<Figures>> metrics) {}
