package io.hubbub.command;

import io.hubbub.credential.MadePassword;
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
        made = MadePassword.make(random);
        return made;
    }

    /** Shows it, if it was made here. */
    void show(PrintWriter out) {
        if (isMade) {
            out.println("Password, which is shown this once: " + made);
        }
    }
}
