package io.hubbub.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class IrcMessageTest {
    @Test
    void aLineHasASourceACommandAndParameters() {
        IrcMessage message = IrcMessage.parse(":ann!a@host  PRIVMSG   #lobby :hi : there ");
        assertEquals(new IrcMessage("ann!a@host", "PRIVMSG", List.of("#lobby", "hi : there ")), message);
        assertEquals("ann", message.nick());
        assertEquals("hi : there ", message.text());
        assertEquals("", message.parameter(2));
    }

    @Test
    void tagsArePassedOver() {
        assertEquals(new IrcMessage("", "PING", List.of("x")), IrcMessage.parse("@time=2026;+a/b=c PING x"));
        assertEquals(new IrcMessage("s", "001", List.of("")), IrcMessage.parse("@a :s 001 :"));
    }

    @Test
    void rubbishIsAMessageToo() {
        for (String line : List.of("", " ", ":", "@", "@a", ":a", ": :", "@ : ")) {
            assertEquals(List.of(), IrcMessage.parse(line).parameters(), line);
        }
    }

    @Test
    void complaintsAreRepliesFromFourHundredOn() {
        assertTrue(IrcMessage.parse(":s 433 * bob :Nickname is already in use").isComplaint());
        assertFalse(IrcMessage.parse(":s 422 bob :MOTD File is missing").isComplaint());
        assertFalse(IrcMessage.parse(":s 366 bob #a :End").isComplaint());
        assertFalse(IrcMessage.parse(":s FAIL PRIVMSG X :text").isComplaint());
    }
}
