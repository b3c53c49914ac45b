/**
 * The front door for programs that send and get datagrams. The {@link io.hubbub.net.DatagramServer} has each sender prove its address
 * by a cookie before there is a session; from then on it speaks and hears as at the raw door, a datagram for each message.
 */
package io.hubbub.door.udp;
