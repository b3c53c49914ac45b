package io.hubbub.net;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/**
 * A protocol that was spoken at a door for another one.
 *
 * @param name what it is called
 * @param version with which answers begin, for HTTP and its kin; empty for others
 */
record Foreign(String name, String version) {
    static final Foreign TLS = new Foreign("TLS", "");
    static final Foreign PROXY = new Foreign("the PROXY protocol", "");
    static final Foreign SSH = new Foreign("SSH", "");
    static final Foreign RDP = new Foreign("RDP", "");
    static final Foreign AMQP = new Foreign("AMQP", "");
    static final Foreign MQTT = new Foreign("MQTT", "");
    static final Foreign BITTORRENT = new Foreign("BitTorrent", "");
    static final Foreign SMB = new Foreign("SMB", "");
    static final Foreign SMTP = new Foreign("SMTP", "");
    static final Foreign WIDE_TEXT = new Foreign("UTF-16 or UTF-32", "");
    static final Foreign HTTP = new Foreign("HTTP", "HTTP/1.1");

    /** A fatal alert, handshake_failure: <a href="https://www.rfc-editor.org/rfc/rfc5246#section-7.2">RFC 5246, 7.2</a>. */
    private static final byte[] TLS_ALERT = {0x15, 0x03, 0x01, 0, 2, 2, 40};

    /** HTTP's kin by the version at the end of a request line, as in {@code RTSP/1.0}. */
    static Foreign requesting(String name, String version) {
        return name.equals("HTTP") ? HTTP : new Foreign(name, version);
    }

    /** A refusal that the peer understands; empty if it would understand none, and the door doesn't talk. */
    Buffer answer(Door door) {
        String sentence = Door.misunderstood(door.speaks(), name);
        if (equals(TLS)) {
            return Buffer.buffer(TLS_ALERT);
        }
        return version.isEmpty() ? Buffer.buffer(door.refusal(sentence)) : badRequest(sentence + "\n");
    }

    private Buffer badRequest(String body) {
        return Buffer.buffer(version + " 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\nConnection: close\r\n\r\n" + body);
    }
}
