package io.hubbub.accounts;

/**
 * By what a provider lets somebody in to an account, as an administrator sees it.
 *
 * @param issuer the provider's own name for itself
 * @param id the provider's name for that person
 * @param createdMs since when, in milliseconds since 1970
 */
public record LinkView(String issuer, String id, long createdMs) {}
