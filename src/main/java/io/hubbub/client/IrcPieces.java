package io.hubbub.client;

import java.util.ArrayList;
import java.util.List;

/** Cuts what somebody says into pieces that fit into a line of IRC. */
final class IrcPieces {
    private IrcPieces() {}

    /** At least one piece, each without control characters that would end a line, cut between characters. */
    static List<String> of(String text, int limitBytes) {
        String line = text.replace('\r', ' ').replace('\n', ' ').replace('\0', ' ');
        List<String> pieces = new ArrayList<>();
        int start = 0;
        int bytes = 0;
        for (int at = 0; at < line.length(); at = line.offsetByCodePoints(at, 1)) {
            int more = utf8Length(line.codePointAt(at));
            if (bytes + more > limitBytes) {
                pieces.add(line.substring(start, at));
                start = at;
                bytes = 0;
            }
            bytes += more;
        }
        pieces.add(line.substring(start));
        return pieces;
    }

    private static int utf8Length(int codePoint) {
        return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }
}
