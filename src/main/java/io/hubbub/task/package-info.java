/**
 * Blocking work that chat users ask for by name: {@code sum 100}, {@code primes 1000000}, {@code sleep 500}.
 *
 * <p>A front door calls {@link io.hubbub.task.Tasks#run} on its event loop and keeps the
 * {@link io.hubbub.task.TaskRun} it gets. {@code Tasks} finds the {@link io.hubbub.task.Task} in the
 * {@link io.hubbub.task.TaskCatalog}, lets it look at its arguments, and gives the request a place: at a worker thread, in
 * the bounded queue, or none ({@code BUSY}). The worker computes; the {@link io.hubbub.task.TaskResult} comes back on the
 * asker's event loop, where the door writes it among its other output. Every request ends in exactly one of three ways:
 *
 * <ul>
 *   <li>it is answered, by the task or by a refusal;
 *   <li>the deadline, which counts from the request, answers {@code LATE} and interrupts the task;
 *   <li>the asker leaves ({@link io.hubbub.task.TaskRun#cancel}): nobody is answered, and the task loses its place in the
 *       queue or is interrupted.
 * </ul>
 *
 * <p>Tasks are not kept in order: a short one asked for later may be answered earlier. No event loop ever waits for one.
 * Inside, {@code Places} counts who has a worker or waits for one, {@code Job} is the computation with the rule about
 * interrupts, {@code TaskRun} the asker's side. This package knows neither rooms nor doors.
 *
 * <h2>Adding a task</h2>
 *
 * A public class with a public constructor without parameters:
 *
 * <pre>{@code
 * package org.example;
 *
 * public final class ReverseTask implements io.hubbub.task.Task {
 *     public String name()  { return "reverse"; }
 *     public String usage() { return "reverse TEXT: the text from its end"; }
 *     public String run(String arguments) {
 *         return new StringBuilder(arguments).reverse().toString();
 *     }
 * }
 * }</pre>
 *
 * Its name goes into the file {@code META-INF/services/io.hubbub.task.Task} of its jar, and the jar on the class path:
 *
 * <pre>{@code
 * java -cp hubbub.jar:reverse.jar io.hubbub.command.Main
 * }</pre>
 */
package io.hubbub.task;
