package io.hubbub.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IrcWordsTest {
    /** Shown to bob, who talks in #lobby. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                ":ann!a@h PRIVMSG #lobby :hi all|<ann> hi all",
                ":ann!a@h PRIVMSG #side :hi|[#side] <ann> hi",
                ":ann!a@h PRIVMSG @#lobby :hi|[@#lobby] <ann> hi",
                ":ann!a@h PRIVMSG bob :psst|*ann* psst",
                ":bob!b@h PRIVMSG ann :psst|-> *ann* psst",
                ":ann!a@h PRIVMSG #lobby :^ACTION waves^|• ann waves",
                ":ann!a@h PRIVMSG bob :^VERSION^|* ann asks our program for VERSION",
                ":ann!a@h NOTICE #lobby :careful|-ann- careful",
                ":irc.test NOTICE bob :careful|-irc.test- careful",
                ":ann!a@h JOIN #lobby|* ann joined #lobby",
                ":BOB!b@h JOIN #lobby|* You are in #lobby",
                ":ann!a@h PART #lobby|* ann left #lobby",
                ":bob!a@h PART #lobby :bye|* You left #lobby (bye)",
                ":ann!a@h QUIT :Quit: bye|* ann quit (Quit: bye)",
                ":ann!a@h NICK anna|* ann is now anna",
                ":bob!a@h NICK :rob|* You are now rob",
                ":ann!a@h TOPIC #lobby :tea|* ann set the topic of #lobby: tea",
                ":ann!a@h TOPIC #lobby :|* ann took the topic of #lobby away",
                ":ann!a@h KICK #lobby cal :enough|* ann kicked cal out of #lobby (enough)",
                ":ann!a@h MODE #lobby +ov cal dan|* ann set +ov cal dan on #lobby",
                ":ann!a@h INVITE bob #side|* ann invites bob to #side",
                ":irc.test 001 bob :Welcome to Test|* Welcome to Test",
                ":irc.test 353 bob = #lobby :@bob ann|* In #lobby: @bob ann",
                ":irc.test 332 bob #lobby :tea|* Topic of #lobby: tea",
                ":irc.test 251 bob :There are 2 users|* There are 2 users",
                ":irc.test 252 bob 0 :operator(s) online|* 0 operator(s) online",
                ":irc.test 433 * bob :Nickname is already in use|* bob: Nickname is already in use",
                ":irc.test 464 * :Password incorrect|* Password incorrect",
                ":irc.test 474 bob #side :Cannot join channel (+b)|* #side: Cannot join channel (+b)",
                ":irc.test FAIL PRIVMSG INVALID_UTF8 :Message rejected|* FAIL PRIVMSG INVALID_UTF8 Message rejected",
                "ERROR :Closing Link: gone|* Closing Link: gone",
                ":irc.test 005 bob NICKLEN=32 :are supported by this server|''",
                ":irc.test 366 bob #lobby :End of /NAMES list|''",
                "PING :x|''",
                "|''",
            })
    void whatAServerSendsIsShownInWords(String line, String words) {
        String sent = line == null ? "" : line.replace('^', '\u0001');
        assertEquals(words, IrcWords.of(IrcMessage.parse(sent), "bob", "#lobby"));
    }

    @Test
    void nothingDrivesTheTerminalAndColoursAreLeftOut() {
        assertEquals("<ann> bold red on it", said("\u0002bold\u0002 \u000304,12red\u000F on \u001Dit\u001D"));
        assertEquals("<ann> ␛[2J", said("\u001B[2J"));
    }

    private static String said(String text) {
        return IrcWords.of(IrcMessage.parse(":ann PRIVMSG #lobby :" + text), "bob", "#lobby");
    }
}
