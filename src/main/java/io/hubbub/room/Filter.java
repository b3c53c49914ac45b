package io.hubbub.room;

/**
 * An operator's search: things that contain a text, compared like names, or that are about an address or a network. Immutable.
 *
 * @param text folded; empty for all
 * @param network null if the text is none
 */
public record Filter(String text, Network network) {

    public static Filter of(String typed) {
        return new Filter(Names.fold(typed), Network.of(typed).orElse(null));
    }

    /** Whether a text has what is looked for somewhere in it. In ASCII, which is nearly all there is, nothing is made. */
    public boolean isIn(String part) {
        return Names.isAscii(part) ? containsAscii(part) : Names.fold(part).contains(text);
    }

    /** Whether an address is one of those looked for, or has the text in it. */
    public boolean isOf(String address) {
        return isIn(address)
                || (network != null
                        && Address.of(address).filter(network::contains).isPresent());
    }

    private boolean containsAscii(String whole) {
        int last = whole.length() - text.length();
        for (int i = 0; i <= last; i++) {
            if (whole.regionMatches(true, i, text, 0, text.length())) {
                return true;
            }
        }
        return false;
    }
}
