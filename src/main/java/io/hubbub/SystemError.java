package io.hubbub;

/**
 * Why the system refused something. Its words are in the machine's language, so the number that Netty puts before them decides
 * (errno(3), as Linux has it on all our architectures); without the native transport there are only the words.
 */
final class SystemError {
    private SystemError() {}

    static boolean isAddressInUse(Throwable error) {
        return says(error, 98, "already in use");
    }

    static boolean isPermissionDenied(Throwable error) {
        return says(error, 13, "Permission denied");
    }

    private static boolean says(Throwable error, int number, String words) {
        String message = String.valueOf(error.getMessage());
        return message.contains("error(-" + number + ")") || message.contains(words);
    }
}
