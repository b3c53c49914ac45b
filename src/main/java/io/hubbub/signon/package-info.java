/**
 * Signing on elsewhere: providers whose signed word for who somebody is counts here. {@link io.hubbub.signon.JwtIssuer} reads their tokens (JWT, RFC
 * 7519) behind the hub's port {@link io.hubbub.hub.Issuers}, with {@link io.hubbub.signon.Keys} that are a shared secret or public ones that the
 * provider publishes. {@link io.hubbub.signon.OpenIdProvider} sends browsers to a provider and changes the code that they come back with for an identity, behind the
 * port {@link io.hubbub.hub.Provider}; Vert.x knows the protocol and checks the signatures, and what it lets pass is checked here. Which account somebody has by that is decided by the hub.
 */
package io.hubbub.signon;
