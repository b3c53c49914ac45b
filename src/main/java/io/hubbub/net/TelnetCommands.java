package io.hubbub.net;

/**
 * Finds telnet's commands among the bytes of a text, wherever chunks are cut. <a href="https://www.rfc-editor.org/rfc/rfc854">RFC
 * 854</a>.
 */
public final class TelnetCommands {
    public static final int IAC = 255;
    public static final int DONT = 254;
    public static final int DO = 253;
    public static final int WONT = 252;
    public static final int WILL = 251;

    /** Most bytes of a subnegotiation: more than a terminal's name. After that the bytes are text again. */
    public static final int SUBNEGOTIATION_BYTES = 512;

    private static final int SUBNEGOTIATION = 250;
    private static final int END_OF_SUBNEGOTIATION = 240;

    /** Takes the commands; those that have parameters are left out. */
    public interface Handler {
        /** A command of one byte behind its IAC; {@link #IAC} stands for a byte of the text. */
        void command(int command);

        /** An option is offered, asked for or refused. */
        void option(int verb, int option);
    }

    /** Only tells commands from text. */
    static final Handler NONE = new Handler() {
        @Override
        public void command(int command) {
            // Nobody asks.
        }

        @Override
        public void option(int verb, int option) {
            // Nobody asks.
        }
    };

    private enum State {
        TEXT,
        /** Behind an IAC. */
        COMMAND,
        /** Behind WILL, WONT, DO or DONT. */
        OPTION,
        PARAMETERS,
        /** Behind an IAC among the parameters of a subnegotiation. */
        COMMAND_IN_PARAMETERS
    }

    private final Handler handler;
    private State state = State.TEXT;
    private int verb;
    private int parameters;

    public TelnetCommands(Handler handler) {
        this.handler = handler;
    }

    /** Whether no command is unfinished. */
    public boolean isInText() {
        return state == State.TEXT;
    }

    /** Takes the next byte. Returns whether it is text; if not, it belongs to a command. */
    public boolean take(int b) {
        switch (state) {
            case TEXT -> {
                state = b == IAC ? State.COMMAND : State.TEXT;
                return b != IAC;
            }
            case COMMAND -> command(b);
            case OPTION -> {
                state = State.TEXT;
                handler.option(verb, b);
            }
            case PARAMETERS -> {
                return isBehindParameters(b);
            }
            case COMMAND_IN_PARAMETERS -> commandInParameters(b);
        }
        return false;
    }

    private void command(int b) {
        if (b >= WILL && b <= DONT) {
            verb = b;
            state = State.OPTION;
        } else if (b == SUBNEGOTIATION) {
            parameters = 0;
            state = State.PARAMETERS;
        } else {
            state = State.TEXT;
            handler.command(b);
        }
    }

    private boolean isBehindParameters(int b) {
        if (b == IAC) {
            state = State.COMMAND_IN_PARAMETERS;
        } else if (++parameters > SUBNEGOTIATION_BYTES) {
            state = State.TEXT;
            return true;
        }
        return false;
    }

    /** Whatever else comes there ends them: they were never finished. */
    private void commandInParameters(int b) {
        if (b == IAC) {
            state = State.PARAMETERS;
            parameters++;
        } else if (b == END_OF_SUBNEGOTIATION) {
            state = State.TEXT;
        } else {
            command(b);
        }
    }
}
