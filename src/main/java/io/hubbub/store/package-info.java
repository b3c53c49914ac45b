/**
 * The database: how one gets to it, who may write, its tables and their versions, and what is wrong with it in a sentence. {@code
 * Database} stands for one file of SQLite's or one database of a PostgreSQL server; only one server has it at a time. The tables are
 * made by {@code Schema}, from the files in {@code store/sqlite} and {@code store/postgresql}, which are numbered, and never changed once they
 * are released.
 *
 * <p>Whose tables they are is told there; {@code history} and {@code accounts} read and write theirs, each on threads and connections of its
 * own: nothing in here may be called on an event loop.
 */
package io.hubbub.store;
