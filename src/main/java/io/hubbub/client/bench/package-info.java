/**
 * The load generator, cheap enough that one core of it can saturate one core of a server, and yet it checks every byte.
 *
 * <p>The trick: every member of a room receives one and the same byte stream. After a marker that all have seen, the receiver
 * furthest ahead writes the {@link io.hubbub.client.bench.ReferenceLog}, in which messages are found and their numbers
 * checked, once; for everyone else a delivery costs one comparison of bytes. A receiver whose bytes ever differ is
 * reported, and from there on its own messages are checked one by one.
 *
 * <p>On IRC those with the same capabilities see the same bytes: each such {@link io.hubbub.client.bench.Group} has a log of
 * its own, and {@link io.hubbub.client.bench.MessageOrder} compares the logs.
 *
 * <p>On WebSockets frames are nobody's business but their reader's: {@link io.hubbub.client.bench.WsReader} takes them off.
 *
 * <p>One event loop does everything: {@link io.hubbub.client.bench.Connections} hand what arrives to the {@link
 * io.hubbub.client.bench.Audience}, and after each turn of the loop the {@link io.hubbub.client.bench.Pace} lets the
 * {@link io.hubbub.client.bench.Senders} say what is due.
 */
package io.hubbub.client.bench;
