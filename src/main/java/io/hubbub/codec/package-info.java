/**
 * How values are written as bytes, and the vocabulary of the core written so: for the event bus between processes, and for storing
 * events one by one. Requests, replies and answers have their codecs in {@code bus}, beside them.
 *
 * <p>A value is a run of fields, each with a number and a length or a size that can be told without knowing the field: the wire format of
 * Protocol Buffers, so that {@code protoc --decode_raw} shows what is in a message. A field that a reader doesn't know is skipped; one
 * that is missing has the value that it has when nothing is said: 0, false, an empty text, nothing. So two neighbouring versions
 * understand each other as long as
 *
 * <ul>
 *   <li>a field never gets another meaning, and its number is never given to another one;
 *   <li>a new field may be missing: its codec reads it with a default, and does not require it;
 *   <li>a constant of an enum is added at the end alone, and a new kind gets a new number. An older reader can't make anything of a new
 *       kind, nor of a new constant where one is required: what has to be understood may be sent only to those who know it.
 * </ul>
 *
 * <p>What is sent nevertheless keeps nobody waiting. An event that can't be read is an {@link io.hubbub.room.Event.Unknown}, so the order of
 * its room goes on; a request or a reply is {@code Unreadable}, and the session that waits for what comes of it ends; what stands beside
 * them in the same batch is read. A change of modes, or a list, that is not known is left out of those that are.
 *
 * <p>Each change of what is written is a new {@link io.hubbub.codec.Format#VERSION}, and golden files in the tests hold the bytes of each
 * version.
 */
package io.hubbub.codec;
