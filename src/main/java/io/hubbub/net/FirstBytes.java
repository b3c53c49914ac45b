package io.hubbub.net;

/** How conversations at a door begin, and so what is taken for another protocol there. See {@link Opening}. */
public enum FirstBytes {
    /** Lines of text: nothing is done before the first line has ended, and so it can be waited for. */
    LINES,
    /** The same from clients that may be telnet, which puts commands before, in and behind the text. */
    TELNET,
    /** Bytes of any kind that are dealt with as they come: they wait for a moment only. */
    STREAM,
    /** Bytes of any kind, those of other protocols included. */
    ANYTHING
}
