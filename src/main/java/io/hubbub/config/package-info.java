/**
 * The configuration: JSON text and environment variables in, immutable values out.
 *
 * <p>{@link io.hubbub.config.ConfigReader} is the door to this package. It parses the file into {@code Json} values, lays
 * the environment over them ({@code Environment}), and lets a few small readers pull typed values out of each JSON object
 * through a {@code Section}, which remembers where it stands. So whatever is wrong ends as a
 * {@link io.hubbub.config.ConfigException} whose one line names the file (or the variable), the key, and what was expected:
 *
 * <pre>conf/hubbub.json: doors[1].port: expected a whole number from 0 to 65535, got 70000</pre>
 *
 * <p>The first mistake is reported and ends the reading: the second is often only its echo.
 *
 * <p>A key is one line of the class that uses it, with its range, its default and the reason for them: a field of some {@link
 * io.hubbub.config.Options}, read through {@link io.hubbub.config.Keys}. The limits of the chat stand in {@link
 * io.hubbub.room.ChatLimits} in the same way. Before a section is read, the same lines are run without one, and tell which keys there
 * are: that is what a misspelt key is compared with, and what {@code conf/hubbub.json} and the documentation are.
 *
 * <p>A door is its {@link io.hubbub.config.DoorWiring}, which a change makes another door, and its {@link
 * io.hubbub.config.DoorOptions}, by which it behaves. Nothing here knows which kinds of doors there are: {@link
 * io.hubbub.config.ConfigReader} is given them as {@link io.hubbub.config.DoorKind}s. Nor does it know more of the core than what an address,
 * a name, a limit and a standing room with its rules is; whether a task exists is asked through {@link io.hubbub.config.TaskCheck}.
 */
package io.hubbub.config;
