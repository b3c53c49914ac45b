package io.hubbub.bus;

import static io.hubbub.codec.Values.ASKER;

import io.hubbub.codec.Events;
import io.hubbub.codec.FieldWriter;
import io.hubbub.codec.Fields;

/** The fields of the request to delete a message, behind the number of its kind. */
final class RedactCodec {
    private RedactCodec() {}

    static void write(MemberRequest.Redact redact, FieldWriter out) {
        out.text(2, redact.room());
        out.value(3, ASKER, redact.by());
        out.value(4, Events.ERASED, redact.message());
        out.truth(5, redact.isOwn());
        out.text(6, redact.reason());
    }

    static MemberRequest.Redact read(Fields in) {
        return new MemberRequest.Redact(
                in.text(2), in.required(3, ASKER), in.required(4, Events.ERASED), in.truth(5), in.text(6));
    }
}
