package io.hubbub.room;

import java.util.List;

/** What one home has to say to one hub in one tick. */
record NoteBatch(List<Note> notes) {}
