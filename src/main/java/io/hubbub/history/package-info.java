/**
 * What is kept of the rooms, in a database: SQLite, which is one file and needs no set-up, or PostgreSQL. A {@link
 * io.hubbub.history.History} stands behind two ports: a home's {@link io.hubbub.home.Journal} writes, and the hub's {@link
 * io.hubbub.hub.Archive} reads.
 *
 * <p>What a home gives to its {@code HomeJournal} is put into the {@code Spool}, and the one {@code Writer} commits all that has come
 * together ({@code Transaction}, {@code EventTable}). Two {@code Readers} answer with {@code Pages}, after the writer has committed what was given before. A
 * {@code Searcher} looks for words on a connection and thread of its own; what a word is, the same in both databases, is said by {@link
 * io.hubbub.room.SearchText}, and how the index names them by {@code WordIndex}. The
 * {@code Logbook} knows which logs are open, so a room is founded without asking the database; {@code Loading} reads them at the start.
 *
 * <p>No number is given twice: after a crash every log goes on far beyond what may have been given. Where people see what is not stored yet
 * ({@link io.hubbub.history.Durability#RELAYED}), the row of a log says
 * how many numbers that may be, and a gap says so. A log whose room is empty is gone on
 * with by the next one who founds a room of that name if the room is open to all or named in the settings; else only for a time of grace,
 * within which its rules decide about who comes in. Then it ends, and nobody inherits it.
 *
 * <p>{@code Retention} removes what is too old or too much. Addresses of people are not kept ({@code Bodies}); {@code hidden} stands in
 * their place. Masks in rules and lists are kept as they were written.
 *
 * <p>{@code Forgetting} carries out orders to forget a nick, which a tool leaves in the database ({@code Forgetter}): the writer does, or
 * the tool itself while there is none. What is stored after that goes through {@code Forgotten}, since rooms in memory may have the nick
 * still; what is left of an event is said by {@code WithoutNick}.
 *
 * <p>{@code KeptHoldings} stands behind a third port, the hub's {@link io.hubbub.hub.Holdings}: what is known of those who hold a claim is
 * in memory, so nobody waits for it, and the database has a copy of it ({@code Remembered}). A claim is a hash of a secret, and tells
 * nothing of it.
 *
 * <p>What people say to one another alone is in mailboxes: one for each account, with a row for each side of a conversation ({@link
 * io.hubbub.hub.Mailboxes}, {@code Mailroom}). The hubs hand in what has reached its receiver, and what is for somebody who is not here; the one
 * writer does it with what it commits anyway ({@code MailOrder}, {@code MailRows}), and so each mailbox has one order whatever instance a
 * message passed: no home of accounts is needed for that. A row has no number of its own, but the message's time and key: these are the same
 * in both mailboxes, and a key is never given twice, since each home takes a new log for its messages when it starts. {@code MailRetention} and {@code
 * MailForgetting} remove what is to go. What did not fit in memory while the database failed stands as a loss in its place ({@code
 * MailLosses}).
 *
 * <p>{@code KeptRooms} is for tools, which read beside a server that may run: without its locks, and only what is committed.
 *
 * <p>The two databases differ in a {@code Dialect}; how one gets to them is the business of {@link io.hubbub.store}.
 */
package io.hubbub.history;
