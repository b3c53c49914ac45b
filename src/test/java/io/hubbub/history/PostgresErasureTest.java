package io.hubbub.history;

import io.hubbub.store.PostgresServer;
import java.io.IOException;

class PostgresErasureTest extends ErasureContract {
    private String uri;

    @Override
    String uri() throws IOException {
        uri = uri == null ? PostgresServer.shared().newDatabase() : uri;
        return uri;
    }

    @Override
    String findsWords() {
        return "select 1 from event where id = ? and words is not null";
    }

    @Override
    String[] refusesDeletions() {
        return new String[] {
            "create function refuse() returns trigger as $$ begin raise exception 'no'; end $$ language plpgsql",
            "create trigger no_deletions before insert on event for each row when (new.kind = 12)"
                    + " execute function refuse()"
        };
    }

    @Override
    String[] allowsDeletions() {
        return new String[] {"drop trigger no_deletions on event"};
    }
}
