package io.hubbub.room;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A pattern for {@code nick!user@host}. A star stands for any number of characters, a question mark for one, of the folded text; after
 * a backslash those two and the backslash are meant themselves. A backslash before anything else is itself, since nicks may
 * have one. What stands between them is folded like a name. A host that is an IP address or a network means that address or those
 * in it, however they are written; with stars in it, it is compared with each way of writing the address.
 *
 * <p>{@code account:name} is another kind: a pattern for the account that somebody is logged in to, whatever their nick; nobody else is meant by it.
 *
 * <p>Two masks are equal if they say the same: whatever the case, the form of an address, repeated stars.
 */
public final class Mask {
    /** The longest mask in a room's list, in characters: more than nick, user and host take together in most networks. */
    public static final int LONGEST = 200;

    private static final int MANY = -1;
    private static final int ONE = -2;

    /** Characters that no nick, user or host can have, or that would not come through a list reply as they are. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\s\\p{Cntrl}]");

    /** A pattern that an address may be like, in one way of writing it or another. */
    private static final Pattern WRITTEN_ADDRESS = Pattern.compile("[0-9a-fA-F.:*?]*");

    /** What stands before the name of an account, or a pattern for some. */
    private static final String ACCOUNT = "account:";

    private static final Pattern NICK_ALONE = Pattern.compile("([^!*?.:/]+)!\\*@\\*");

    private final String text;

    /** The folded characters, or {@link #MANY}, or {@link #ONE}; where there is a network, any host. */
    private final int[] pattern;

    private final boolean isAboutAccounts;

    private final boolean isAboutHosts;

    /** Where they must be; null if the pattern says it. */
    private final Network network;

    /** The fault of this mask, for a person; empty if it will do. */
    private final String fault;

    private Mask(String text, String pattern, Network network, String fault) {
        this.text = text;
        this.pattern = compile(pattern);
        this.isAboutAccounts = false;
        this.isAboutHosts = !pattern.endsWith("@*");
        this.network = network;
        this.fault = fault;
    }

    /** One for accounts. */
    private Mask(String account) {
        this.text = ACCOUNT + account;
        this.pattern = compile(account);
        this.isAboutAccounts = true;
        this.isAboutHosts = false;
        this.network = null;
        this.fault = account.isEmpty() ? "expected the name of an account after " + ACCOUNT : "";
    }

    /** The mask for those who are logged in to accounts of that name, in which wildcards may stand. */
    public static Mask ofAccount(String name) {
        return new Mask(UNPRINTABLE.matcher(Names.written(name)).replaceAll("?"));
    }

    /**
     * The mask that somebody means: {@code bob} is {@code bob!*@*}, {@code *@host} is {@code *!*@host}, {@code bob!u} is
     * {@code bob!u@*}, and so is any part left out; an empty text means everybody. What can't be a nick for a dot, a colon or a slash in
     * it is a host. A space becomes a question mark.
     */
    public static Mask of(String typed) {
        if (typed.regionMatches(true, 0, ACCOUNT, 0, ACCOUNT.length())) {
            return ofAccount(typed.substring(ACCOUNT.length()));
        }
        String full = normal(UNPRINTABLE.matcher(Names.written(typed)).replaceAll("?"));
        int host = full.lastIndexOf('@') + 1;
        String where = full.substring(host);
        Optional<Network> network = Network.of(where);
        if (network.isPresent()) {
            String before = full.substring(0, host);
            return new Mask(before + network.get(), before + "*", network.get(), "");
        }
        return new Mask(full, full, null, Network.isMeant(where) ? addressFault(where) : hostFault(where));
    }

    /** A name, an account or a country is nobody's host, and a list that takes it would seem to do something. */
    private static String hostFault(String where) {
        return WRITTEN_ADDRESS.matcher(where).matches()
                ? ""
                : where
                        + " can't be anybody's host: hosts here are IP addresses, and * and ? can stand for parts of one";
    }

    /** The fault of the nick part or the account; empty if some name can be like that. A wildcard stands for what can be. */
    private Optional<String> nameFault() {
        int end = isAboutAccounts ? pattern.length : 0;
        while (end < pattern.length && pattern[end] != '!') {
            end++;
        }
        return !isAboutAccounts && end == pattern.length
                ? Optional.empty()
                : Arrays.stream(pattern, 0, end)
                        .filter(c -> c >= 0 && !Spelling.canBeInNick(c))
                        .mapToObj(c -> text + " is nobody: no name has “" + Character.toString(c) + "” in it")
                        .findFirst();
    }

    /** A pattern for any text of one kind, a nick or a channel or another. */
    public static Mask glob(String pattern) {
        return new Mask(pattern, pattern, null, "");
    }

    /** Whether the mask is about this person. */
    boolean matches(MaskSubject who) {
        if (isAboutAccounts) {
            return who.isLoggedIn(this::matches);
        }
        if (network != null) {
            return who.isIn(network) && who.isShown(this::matches);
        }
        return isAboutHosts ? who.isWritten(this::matches) : who.isShown(this::matches);
    }

    /** Whether the mask, made by {@link #glob}, is about this text. */
    public boolean fits(String text) {
        return matches(MaskSubject.folded(text));
    }

    /** Why it can't be in a list that a room keeps, in a sentence; empty if it can. */
    public Optional<String> fault() {
        if (Names.length(text) > LONGEST || pattern.length > LONGEST) {
            return Optional.of("expected at most " + LONGEST + " characters");
        }
        return fault.isEmpty() ? nameFault() : Optional.of(fault);
    }

    /** The nick, if the mask means the holder of that one, and nobody else. The chat page tells them apart in the same way. */
    public Optional<String> nick() {
        Matcher alone = NICK_ALONE.matcher(text);
        return alone.matches() ? Optional.of(alone.group(1)) : Optional.empty();
    }

    /** The name of the account or the pattern for some, if the mask means whoever is logged in to one of those. */
    public Optional<String> account() {
        return isAboutAccounts ? Optional.of(text.substring(ACCOUNT.length())) : Optional.empty();
    }

    /** The addresses that it is about, if it is about everybody there and nobody elsewhere. */
    Optional<Network> networkAlone() {
        return Optional.ofNullable(network).filter(any -> text.startsWith("*!*@"));
    }

    /** The mask in full, in the case it was written in, with an address in its canonical form. */
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mask mask
                && isAboutAccounts == mask.isAboutAccounts
                && Arrays.equals(pattern, mask.pattern)
                && Objects.equals(network, mask.network);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(pattern) + Objects.hashCode(network);
    }

    private static String addressFault(String where) {
        return "%s is no address and no network: expected an IP address, or one with / and a number of bits, 0 to 32 for IPv4 and 0 to 128 for IPv6"
                .formatted(where);
    }

    private static String normal(String typed) {
        int bang = typed.indexOf('!');
        String rest = typed.substring(bang + 1);
        int at = rest.indexOf('@');
        if (bang < 0 && at < 0) {
            return isHost(typed) ? "*!*@" + typed : any(typed) + "!*@*";
        }
        String nick = bang < 0 ? "" : typed.substring(0, bang);
        String user = at < 0 ? rest : rest.substring(0, at);
        String host = at < 0 ? "" : rest.substring(at + 1);
        return any(nick) + "!" + any(user) + "@" + any(host);
    }

    private static boolean isHost(String typed) {
        return typed.indexOf('.') >= 0 || typed.indexOf(':') >= 0 || typed.indexOf('/') >= 0;
    }

    private static String any(String part) {
        return part.isEmpty() ? "*" : part;
    }

    /** Folds each run of characters between two wildcards as a whole: by itself, a mark would not fold as it does on its letter. */
    private static int[] compile(String text) {
        IntStream.Builder compiled = IntStream.builder();
        StringBuilder run = new StringBuilder();
        int[] written = text.codePoints().toArray();
        boolean afterMany = false;
        for (int i = 0; i < written.length; i++) {
            boolean escapes = written[i] == '\\' && i + 1 < written.length && isSpecial(written[i + 1]);
            int next = escapes ? written[++i] : meaning(written[i]);
            if (next >= 0) {
                run.appendCodePoint(next);
            } else if (next != MANY || !afterMany || !run.isEmpty()) {
                fold(run, compiled);
                compiled.add(next);
            }
            afterMany = next == MANY;
        }
        fold(run, compiled);
        return compiled.build().toArray();
    }

    private static void fold(StringBuilder run, IntStream.Builder out) {
        Names.fold(run.toString()).codePoints().forEach(out);
        run.setLength(0);
    }

    private static boolean isSpecial(int c) {
        return c == '*' || c == '?' || c == '\\';
    }

    private static int meaning(int c) {
        return c == '*' ? MANY : c == '?' ? ONE : c;
    }

    /**
     * Takes as little as possible for each star and, when stuck, one character more for the last one only: what an earlier
     * star took can stay as it is. So the work is at most the product of both lengths.
     */
    private boolean matches(int[] source) {
        int p = 0;
        int s = 0;
        int afterStar = -1;
        int starTookUntil = 0;
        while (s < source.length) {
            if (p < pattern.length && pattern[p] == MANY) {
                afterStar = ++p;
                starTookUntil = s;
            } else if (p < pattern.length && (pattern[p] == ONE || pattern[p] == source[s])) {
                p++;
                s++;
            } else if (afterStar >= 0) {
                p = afterStar;
                s = ++starTookUntil;
            } else {
                return false;
            }
        }
        return p == pattern.length || (p == pattern.length - 1 && pattern[p] == MANY);
    }
}
