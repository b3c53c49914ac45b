/**
 * The door for browsers: pages from the jar, the documents, JSON and IRC over WebSockets, an operator's console, health and figures.
 *
 * <p>{@code WebServer} is the door's HTTP server at one instance: it knows what is at which address and who may come
 * ({@code Origins}, {@code AdminAccess}), and hands a request for a WebSocket to {@link io.hubbub.net.WebSockets}. From there on the
 * connection is one as at any other door. What it says are lines: the frames around them are taken off and put on in {@code
 * net}, so that the conversations here could as well talk over plain sockets, and the IRC door's own serve browsers unchanged.
 *
 * <p>In: a {@code Request} is a JSON object on a line, and the table in {@code Verb} says what a {@code Chat} does about it: its
 * {@code Greeting} is how one comes in, and {@code AccountRequests} and {@code ChatRequests} do the rest. {@code JsonConversation} has
 * what every conversation in JSON needs: one request after the other, ids, errors, a rate limiter. Out: what happens in rooms is
 * written by the one {@code JsonWire}; answers are {@code JsonLine}s.
 *
 * <p>{@code Console} is the same for an operator: what it shows is its own, and what is done there is the business of {@code ConsoleDeeds}.
 *
 * <p>{@code Pages} are files of the jar as they are; {@code Documents} are made from Markdown when the first of them is asked for.
 */
package io.hubbub.door.web;
