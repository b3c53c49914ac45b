package io.hubbub.bus;

/**
 * A request that is answered with {@link Reply.Answered} under its number, once for each instance that it reaches.
 *
 * @param <A> the kind of its answer
 */
public interface Query<A extends Answer> {
    /** The session that asks. */
    long session();

    /** The number by which the session knows it. */
    long query();

    /** The kind of its answer. */
    Class<A> answerKind();
}
