package io.hubbub;

/** Which Hubbub this is. */
final class Release {
    private Release() {}

    /** From the jar's manifest; there is none where classes are run as they were compiled. */
    static String number() {
        String version = Release.class.getPackage().getImplementationVersion();
        return version == null ? "unpacked" : version;
    }
}
