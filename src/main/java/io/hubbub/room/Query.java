package io.hubbub.room;

/** A request that is answered with {@link Note.Answered} under its number, by each home or hub that it reaches. */
interface Query {
    /** The session that asks. */
    long session();

    /** The number by which the session knows it. */
    long query();
}
