package io.hubbub;

/** The release of this program. */
public final class Release {
    private Release() {}

    /** From the jar's manifest; there is none where classes are run as they were compiled. */
    public static String number() {
        String version = Release.class.getPackage().getImplementationVersion();
        return version == null ? "unpacked" : version;
    }
}
