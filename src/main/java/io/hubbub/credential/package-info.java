/**
 * Proofs of who somebody is, as values and arithmetic: no thread, no clock, no storage.
 *
 * <p>An account has one {@link io.hubbub.credential.ScramCredential}, made of its password. It serves both who sends a password and who
 * proves to know one without sending it ({@link io.hubbub.credential.ScramExchange}, RFC 5802 and RFC 7677). Whatever comes back by itself, a
 * page or a bot, shows a {@link io.hubbub.credential.Token} instead, which costs next to nothing to check. What is kept of either can't be used to log in.
 * An {@link io.hubbub.credential.Invitation} is what lets somebody register where not everybody may. A {@link
 * io.hubbub.credential.Throttle} slows down networks that guess.
 */
package io.hubbub.credential;
