package io.hubbub.history;

import java.sql.Connection;
import java.sql.SQLException;

/** Removes from a database's files, step by step, what was deleted from its tables. */
interface Removal {
    /** Does a part of it, with nothing begun before or after; returns whether there is more to do. */
    boolean goOn(Connection connection) throws SQLException;
}
