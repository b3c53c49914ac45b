/**
 * What holds under stress, tried over real sockets: many clients, fast ones, slow ones, rude ones. Each test is one promise of
 * the server and says so in its name. Whatever is random prints its seed, and takes it back with {@code
 * -Dhubbub.scenario.seed=N}; the long ones take {@code -Dhubbub.scenario.full=true} for their full size.
 *
 * <p>The server runs in the test's process ({@link io.hubbub.scenario.RunningServer}), or in one of its own where its memory or
 * its end matters ({@link io.hubbub.scenario.ServerProcess}). Clients are many on one thread ({@link io.hubbub.scenario.Swarm})
 * or one that waits for each line ({@link io.hubbub.scenario.Caller}). Nothing is timed: deadlines only end what has failed.
 */
package io.hubbub.scenario;
