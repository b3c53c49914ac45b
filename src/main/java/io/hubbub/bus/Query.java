package io.hubbub.bus;

/** A request that is answered with {@link Reply.Answered} under its number, by each home or hub that it reaches. */
public interface Query {
    /** The session that asks. */
    long session();

    /** The number by which the session knows it. */
    long query();
}
