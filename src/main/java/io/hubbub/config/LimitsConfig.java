package io.hubbub.config;

/** What clients may cost the server. What each number means: the {@link Setting} of the same name. */
public record LimitsConfig(
        int connections,
        int connectionsPerAddress,
        int lineBytes,
        int behindBytes,
        int behindSeconds,
        int idleSeconds,
        int unreachableSeconds,
        int graceSeconds) {
    public static LimitsConfig defaults() {
        return new LimitsConfig(
                Setting.CONNECTIONS.standard(),
                Setting.CONNECTIONS_PER_ADDRESS.standard(),
                Setting.LINE_BYTES.standard(),
                Setting.BEHIND_BYTES.standard(),
                Setting.BEHIND_SECONDS.standard(),
                Setting.IDLE_SECONDS.standard(),
                Setting.UNREACHABLE_SECONDS.standard(),
                Setting.GRACE_SECONDS.standard());
    }
}
