/**
 * The accounts, in the database beside the history: who there is, by what they prove who they are, and which nicks are theirs. {@code
 * KeptAccounts} stands behind two ports: the hub's {@link io.hubbub.hub.Accounts} logs in and changes, on one thread with one connection
 * ({@code Desk}); the homes' {@link io.hubbub.home.NickOwners} is answered from memory ({@code OwnedNicks}), so that nobody who
 * takes a nick waits for the database. The database decides who is first where two want the same name.
 *
 * <p>{@code AccountsTool} is what an administrator has, beside a server that runs or not. What it changes, and what owners change, stands in
 * the log ({@code AuditRows}); a counter tells a server that it has to look again, and then every hub compares its sessions with what is kept
 * ({@link io.hubbub.hub.Accounts#onChange}).
 *
 * <p>{@code KeptBans} and {@code KeptAdmin} stand behind two more ports of the hub's: {@link io.hubbub.hub.BanStore}, of which the bans are in memory, too,
 * and {@link io.hubbub.hub.AccountAdmin}, for those who look after accounts at a console. What these do and what the tool does is the same {@code
 * AccountChanges}.
 *
 * <p>No password and no token is kept: what is kept of them is said by {@link io.hubbub.credential}.
 */
package io.hubbub.accounts;
