package io.hubbub.room;

/**
 * Deals with each kind of event: a new kind does not compile before every handler knows it.
 *
 * @param <R> what comes of it
 */
public interface EventHandler<R> extends DepartureHandler<R> {
    /** Somebody spoke. */
    R said(Event.Said said);

    /** Somebody spoke, and it is deleted. */
    R erased(Event.Erased erased);

    /** Something that was said is deleted. */
    R redacted(Event.Redacted redacted);

    /** Somebody came in. */
    R joined(Event.Joined joined);

    /** A member has another nick. */
    R renamed(Event.Renamed renamed);

    /** Something else may be known about a member. */
    R reprofiled(Event.Reprofiled reprofiled);

    /** The room has another topic. */
    R topicSet(Event.TopicSet set);

    /** The room's rules, lists or roles are others. */
    R modesChanged(Event.ModesChanged changed);

    /** The room has other properties. */
    R described(Event.Described described);

    /** Somebody may come in. */
    R invited(Event.Invited invited);

    /** Nobody here knows what it was. */
    R unknown(Event.Unknown unknown);
}
