package io.hubbub.door.irc;

import io.hubbub.hub.Authentication;
import io.hubbub.net.AccountSentences;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** The client certificates of an account, in words said to NickServ. */
final class NickServCertificates {
    /** Of a SHA-256. */
    private static final int DIGITS = 64;

    private NickServCertificates() {}

    static void cert(Client client, List<String> words) {
        if (NickServ.account(client).isEmpty()) {
            return;
        }
        String given = words.size() > 1 ? words.get(1) : "";
        switch (words.get(0).toUpperCase(Locale.ROOT)) {
            case "LIST" -> list(client);
            case "ADD" -> fingerprint(client, given).ifPresent(fingerprint -> add(client, fingerprint));
            case "DEL" -> fingerprint(client, given).ifPresent(fingerprint -> remove(client, fingerprint));
            default -> NickServ.says(client, "expected CERT LIST, CERT ADD or CERT DEL");
        }
    }

    /** The one that is given, or that of the connection. */
    private static Optional<byte[]> fingerprint(Client client, String given) {
        Optional<byte[]> fingerprint = given.isEmpty() ? client.session().certificate() : read(given);
        if (fingerprint.isEmpty()) {
            NickServ.says(
                    client,
                    given.isEmpty()
                            ? "your client has shown no certificate on this connection"
                            : "expected the SHA-256 of a certificate, in " + DIGITS + " hexadecimal digits");
        }
        return fingerprint;
    }

    /** Tools print it with colons, and without. */
    private static Optional<byte[]> read(String given) {
        String digits = given.replace(":", "").toLowerCase(Locale.ROOT);
        return digits.matches("[0-9a-f]{" + DIGITS + "}")
                ? Optional.of(HexFormat.of().parseHex(digits))
                : Optional.empty();
    }

    private static Authentication authentication(Client client) {
        return client.session().authentication();
    }

    private static void list(Client client) {
        client.steps.<Optional<List<byte[]>>>ask(
                answer -> authentication(client).certificates(answer),
                found -> found.ifPresentOrElse(
                        all -> list(client, all), () -> NickServ.says(client, AccountSentences.UNAVAILABLE)));
    }

    private static void list(Client client, List<byte[]> all) {
        if (all.isEmpty()) {
            NickServ.says(client, "your account has no certificate");
        }
        all.forEach(one -> Service.NICKSERV.says(client, HexFormat.of().formatHex(one)));
    }

    private static void add(Client client, byte[] fingerprint) {
        change(
                client,
                answer -> authentication(client).addCertificate(fingerprint, answer),
                "that certificate logs you in from here on",
                "that certificate is another account's");
    }

    private static void remove(Client client, byte[] fingerprint) {
        change(
                client,
                answer -> authentication(client).removeCertificate(fingerprint, answer),
                "that certificate logs you in no more",
                "your account has no such certificate");
    }

    private static void change(
            Client client, Consumer<Consumer<Optional<Boolean>>> work, String whenDone, String whenNot) {
        client.steps.<Optional<Boolean>>ask(
                work,
                done -> NickServ.says(
                        client, done.map(is -> is ? whenDone : whenNot).orElse(AccountSentences.UNAVAILABLE)));
    }
}
