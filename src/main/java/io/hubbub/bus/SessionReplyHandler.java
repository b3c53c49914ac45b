package io.hubbub.bus;

/**
 * Has a method for each kind of reply for a session.
 *
 * @param <C> what the handler has to know beside the reply: the session, if it is there
 */
public interface SessionReplyHandler<C> {
    void granted(Reply.Granted reply, C context);

    void direct(Reply.Direct reply, C context);

    void delivered(Reply.Delivered reply, C context);

    void absent(Reply.Absent reply, C context);

    void saidInto(Reply.SaidInto reply, C context);

    void refused(Reply.Refused reply, C context);

    void failed(Reply.Failed reply, C context);

    void barred(Reply.Barred reply, C context);

    void foundToInvite(Reply.FoundToInvite reply, C context);

    void invited(Reply.Invited reply, C context);

    void invitationSent(Reply.InvitationSent reply, C context);

    void queried(Reply.Queried reply, C context);

    void outranked(Reply.Outranked reply, C context);

    void copied(Reply.Copied reply, C context);

    void answered(Reply.Answered reply, C context);

    void appeared(Reply.Appeared reply, C context);

    void disappeared(Reply.Disappeared reply, C context);

    void changed(Reply.Changed reply, C context);

    void killed(Reply.Killed reply, C context);

    void happened(Reply.Happened reply, C context);
}
