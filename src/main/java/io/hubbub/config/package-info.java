/**
 * The configuration: JSON text and environment variables in, immutable records out.
 *
 * <p>{@link io.hubbub.config.ConfigReader} is the door to this package. It parses the file into {@code Json} values, lays
 * the environment over them ({@code Environment}), and lets a few small readers pull typed values out of each JSON object
 * through a {@code Section}, which remembers where it stands. So whatever is wrong ends as a
 * {@link io.hubbub.config.ConfigException} whose one line names the file (or the variable), the key, and what was expected:
 *
 * <pre>conf/hubbub.json: doors[1].port: expected a whole number from 0 to 65535, got 70000</pre>
 *
 * <p>The first mistake is reported and ends the reading: the second is often only its echo. Every number, with its range,
 * its default and the reason for them, stands in {@link io.hubbub.config.Setting}.
 *
 * <p>The records are plain values and check nothing themselves, so that a program that embeds the server (or a test) may
 * go below the ranges that make sense in a file. Nothing here knows more of the server than what an address and a name
 * is, by {@link io.hubbub.room}; whether a task exists is asked through {@link io.hubbub.config.TaskCheck}.
 */
package io.hubbub.config;
