package io.hubbub.net;

/**
 * Telnet's commands before a text, wherever chunks are cut: what stands between them and the text behind is the text's first byte.
 * Only tells where they are. <a href="https://www.rfc-editor.org/rfc/rfc854">RFC 854</a>.
 */
final class LeadingCommands {
    /** Bytes that the parameters of an option may have before they count as text again; the same as where they are read. */
    private static final int PARAMETER_BYTES = 512;

    private static final int IAC = 255;
    private static final int DONT = 254;
    private static final int WILL = 251;
    private static final int SUBNEGOTIATION = 250;
    private static final int END_OF_SUBNEGOTIATION = 240;

    private enum State {
        OUTSIDE,
        COMMAND,
        OPTION,
        PARAMETERS,
        COMMAND_IN_PARAMETERS
    }

    private State state = State.OUTSIDE;
    private int parameters;

    /** Whether the next byte belongs to a command. */
    boolean take(int b) {
        boolean within = state != State.OUTSIDE;
        switch (state) {
            case OUTSIDE -> state = b == IAC ? State.COMMAND : State.OUTSIDE;
            case COMMAND -> command(b);
            case OPTION -> state = State.OUTSIDE;
            case PARAMETERS -> parameter(b);
            case COMMAND_IN_PARAMETERS -> {
                if (b == IAC || b == END_OF_SUBNEGOTIATION) {
                    state = b == IAC ? State.PARAMETERS : State.OUTSIDE;
                } else {
                    command(b);
                }
            }
        }
        return within || b == IAC;
    }

    private void command(int b) {
        if (b >= WILL && b <= DONT) {
            state = State.OPTION;
        } else if (b == SUBNEGOTIATION) {
            state = State.PARAMETERS;
            parameters = 0;
        } else {
            state = State.OUTSIDE;
        }
    }

    private void parameter(int b) {
        if (b == IAC) {
            state = State.COMMAND_IN_PARAMETERS;
        } else if (++parameters >= PARAMETER_BYTES) {
            state = State.OUTSIDE;
        }
    }
}
