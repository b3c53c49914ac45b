package io.hubbub.command;

import io.hubbub.credential.ScramCredential;
import java.io.IOException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** A password that an account gets: one that is typed, or one that is made here and shown once. */
final class NewPassword {
    /** Letters and digits that nobody takes for others: 5 bits each. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    /** 80 bits, which nobody guesses. */
    private static final int LENGTH = 16;

    private static final int GROUP = 4;

    @Option(
            names = "--generate",
            description =
                    "Make a password, and show it once. Default: ask twice for one, or take the first line of standard input.")
    private boolean isMade;

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    private String made = "";

    /** What is kept of it. */
    ScramCredential credential(int rounds) throws IOException {
        SecureRandom random = new SecureRandom();
        String password;
        try {
            password = isMade ? made(random) : PasswordInput.read();
        } catch (IllegalArgumentException unfit) {
            throw new ParameterException(spec.commandLine(), unfit.getMessage(), unfit);
        }
        byte[] bytes = ScramCredential.bytes(password);
        Optional<String> fault = ScramCredential.fault(bytes);
        if (fault.isPresent()) {
            throw new ParameterException(spec.commandLine(), fault.get());
        }
        return ScramCredential.of(bytes, rounds, random);
    }

    private String made(SecureRandom random) {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        made = password.toString();
        return made;
    }

    /** Shows it, if it was made here. */
    void show(PrintWriter out) {
        if (isMade) {
            out.println("Password, which is shown this once: " + made);
        }
    }
}
