package io.hubbub.hub;

/**
 * Somebody of whom a provider says who it is. Issuer and id together are never anybody else; the name is what the provider calls somebody at the moment,
 * and proves nothing.
 *
 * @param issuer the provider's own name for itself
 * @param id the provider's name for that person
 * @param name what an account of theirs would be called; may be empty
 * @param isWelcome whether they are given an account if they have none
 * @param untilMs how long what the provider says holds, in milliseconds since 1970; 0 for as long as they stay
 */
public record Subject(String issuer, String id, String name, boolean isWelcome, long untilMs) {}
