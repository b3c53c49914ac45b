package io.hubbub.door.irc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hubbub.door.irc.Answer.Form;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Labelled responses. Zoe and Kay have them and are in the channel; Kay sees what she says, too. */
class LabelsTest extends DenTest {
    private IrcPeer zoe;
    private IrcPeer kay;
    private int labels;

    @BeforeEach
    void comeIn() {
        zoe = IrcPeer.welcomed(server, "zoe", "batch labeled-response").joins("#den", ann, bob);
        kay = IrcPeer.welcomed(server, "kay", "batch labeled-response echo-message message-tags");
        kay.sends("JOIN #den").seesAllUntil("366");
        for (IrcPeer other : List.of(ann, bob, zoe)) {
            other.sees(kay, "JOIN #den");
        }
    }

    private Answer answer(IrcPeer who, String line) {
        return answer(who, line.getBytes(StandardCharsets.UTF_8));
    }

    private Answer answer(IrcPeer who, byte[] line) {
        String label = "l" + labels++;
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(("@label=" + label + " ").getBytes(StandardCharsets.UTF_8));
        all.writeBytes(line);
        all.writeBytes(new byte[] {'\r', '\n'});
        who.peer().send(all.toByteArray());
        return Answer.find(label, who.rest());
    }

    /** The answer to Zoe, who hears nothing else. */
    private void isAnswered(String line, Form form, String... lines) {
        Answer answer = answer(zoe, line);
        assertEquals(List.of(lines), answer.lines());
        assertEquals(form, answer.form());
        assertEquals(List.of(), answer.others());
    }

    private static String told(String rest) {
        return ":hubbub.local " + rest;
    }

    private static String did(IrcPeer who, String what) {
        return ":" + who.source() + " " + what;
    }

    private static List<String> bare(List<String> lines) {
        return lines.stream().map(Answer::bare).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            PING x                     ; PONG hubbub.local :x
            PING                       ; 461 zoe PING :Not enough parameters
            FROB_NICATE                ; 421 zoe FROB_NICATE :Unknown command
            JOIN                       ; 461 zoe JOIN :Not enough parameters
            JOIN den                   ; 403 zoe den :No such channel
            PART #x                    ; 403 zoe #x :No such channel
            TOPIC #den                 ; 331 zoe #den :No topic is set
            TOPIC #x                   ; 403 zoe #x :No such channel
            TOPIC #den :mine           ; 482 zoe #den :You're not channel operator
            NAMES #x                   ; 366 zoe #x :End of /NAMES list
            KICK #den bob              ; 482 zoe #den :You're not channel operator
            INVITE eve #den            ; 341 zoe eve #den
            INVITE bob #den            ; 443 zoe bob #den :is already on channel
            INVITE nobody #den         ; 401 zoe nobody :No such nick/channel
            INVITE                     ; 337 zoe :End of /INVITE list
            MODE zoe                   ; 221 zoe +
            MODE #den +m               ; 482 zoe #den :You're not channel operator
            MODE #den +X               ; 472 zoe X :is unknown mode char to me
            NICK                       ; 431 zoe :No nickname given
            NICK ann                   ; 433 zoe ann :Nickname is already in use
            NICK guest1                ; 432 zoe guest1 :Erroneous nickname: nicks like guest1 are given out by the server
            USER a 0 * :b              ; 462 zoe :You may not reregister
            PRIVMSG                    ; 411 zoe :No recipient given (PRIVMSG)
            PRIVMSG #den               ; 412 zoe :No text to send
            PRIVMSG nobody :hi         ; 401 zoe nobody :No such nick/channel
            PRIVMSG #x :hi             ; 403 zoe #x :No such channel
            PRIVMSG a,b,c,d,e :hi      ; 407 zoe a,b,c,d,e :Too many targets
            PRIVMSG ann,nobody :hi     ; 401 zoe nobody :No such nick/channel
            TAGMSG                     ; 461 zoe TAGMSG :Not enough parameters
            AWAY :out                  ; 306 zoe :You have been marked as being away
            AWAY                       ; 305 zoe :You are no longer marked as being away
            MOTD                       ; 422 zoe :MOTD File is missing
            WHO nobody                 ; 315 zoe nobody :End of WHO list
            WHOIS                      ; 431 zoe :No nickname given
            ISON ann nobody            ; 303 zoe :ann
            USERHOST bob               ; 302 zoe :bob=+~bob@127.0.0.1
            MONITOR L                  ; 733 zoe :End of MONITOR list
            MONITOR + ann              ; 730 zoe :ann!~ann@127.0.0.1
            OPER x y                   ; 464 zoe :Password incorrect
            KILL ann                   ; 481 zoe :Permission Denied- You're not an IRC operator
            CAP LIST                   ; CAP zoe LIST :batch labeled-response
            CAP REQ :-frobnicate       ; CAP zoe NAK :-frobnicate
            CAP FROB                   ; 410 zoe FROB :Invalid CAP command
            SETNAME :                  ; FAIL SETNAME INVALID_REALNAME :Expected a real name of 1 to 150 characters
            """)
    void aSingleLineBearsTheLabel(String line, String answer) {
        isAnswered(line, Form.LINE, told(answer));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            WHOIS bob         ; 311,319,312,317,318
            WHOIS nobody      ; 401,318
            WHOWAS nobody     ; 406,369
            WHO #den          ; 352,352,352,352,315
            WHO ann           ; 352,315
            LIST              ; 321,322,323
            NAMES #den        ; 353,366
            MODE #den         ; 324,329
            MODE #den +XY     ; 472,472
            MODE #den +mX     ; 472,482
            MODE zoe +iX      ; 501,MODE
            JOIN #new         ; JOIN,353,366
            JOIN #new,#newer  ; JOIN,353,366,JOIN,353,366
            JOIN #new,new     ; JOIN,353,366,403
            JOIN new,#new     ; 403,JOIN,353,366
            PART #x,#y        ; 403,403
            MONITOR + ann,no  ; 730,731
            LUSERS            ; 251,252,253,254,255,265,266
            INFO              ; 371,371,371,374
            CAP LS 302        ; CAP,CAP
            """)
    void severalLinesAreOneBatch(String line, String commands) {
        Answer answer = answer(zoe, line);
        assertEquals(
                List.of(commands.split(",")),
                answer.lines().stream().map(one -> Message.parse(one).command()).toList());
        assertEquals(commands.contains(",") ? Form.BATCH : Form.LINE, answer.form());
        assertEquals(List.of(), answer.others());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PONG x",
                "JOIN #den",
                "NICK zoe",
                "NOTICE nobody :hi",
                "NOTICE #x :hi",
                "NOTICE",
                "NOTICE a,b,c,d,e :hi",
                "PRIVMSG #den :hi",
                "NOTICE #den :hi",
                "PRIVMSG bob :hi",
                "PRIVMSG bob,#den :hi",
                "TAGMSG #den",
                "MONITOR + ,",
                "MONITOR C",
                "MODE #den +",
                "SETNAME :Zoe"
            })
    void anAcknowledgementStandsForNoAnswer(String line) {
        isAnswered(line, Form.NOTHING);
    }

    @Test
    void whatIsSaidIsAcknowledgedAndReachesOthersWithoutTheLabel() {
        for (String command : List.of("PRIVMSG", "NOTICE")) {
            for (String target : List.of("#den", "bob")) {
                isAnswered(command + " " + target + " :hi", Form.NOTHING);
                bob.sees(zoe, command + " " + target + " :hi").seesNothing();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"PRIVMSG, #den", "NOTICE, #den", "PRIVMSG, bob", "NOTICE, bob"})
    void theEchoBearsTheLabelAndNobodyElseSeesIt(String command, String target) {
        IrcPeer joe = IrcPeer.welcomed(server, "joe", "batch labeled-response echo-message");
        joe.joins("#den", ann, bob, zoe);
        kay.line();
        String said = did(joe, command + " " + target + " :hi");
        joe.sends("@label=1;+draft/reply=123;+draft/react=l😃l " + command + " " + target + " :hi")
                .sees("@label=1 " + said)
                .seesNothing();
        bob.sees(said).seesNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#den", "zoe"})
    void theEchoOfTagsAloneBearsTheLabelAndTheTags(String target) {
        kay.sends("@label=1;+draft/react=l😃l TAGMSG " + target);
        Message echo = Message.parse(kay.line());
        assertEquals("TAGMSG", echo.command());
        assertEquals(Set.of("label", "msgid", "+draft/react"), echo.tags().keySet());
        assertEquals("l😃l", echo.tags().get("+draft/react"));
        kay.seesNothing();
        zoe.seesNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRIVMSG kay :hi", "NOTICE kay :hi", "TAGMSG kay"})
    void whatOneTellsOneselfComesTwiceAndOnlyTheEchoBearsTheLabel(String line) {
        Answer answer = answer(kay, line);
        assertEquals(Form.LINE, answer.form());
        assertEquals(answer.lines(), answer.others());
        assertEquals(line.split(" ")[0], Message.parse(answer.lines().get(0)).command());
    }

    @Test
    void withoutEchoesWhatOneTellsOneselfIsAcknowledged() {
        Answer answer = answer(zoe, "PRIVMSG zoe :hi");
        assertEquals(Form.NOTHING, answer.form());
        assertEquals(List.of(did(zoe, "PRIVMSG zoe :hi")), answer.others());
    }

    @Test
    void severalTargetsAreAnsweredInOneBatchWhateverBecomesOfEach() {
        eve.joins("#x");
        Answer answer = answer(kay, "PRIVMSG ann,#den,nobody,#x :hi");
        assertEquals(Form.BATCH, answer.form());
        assertEquals(
                Set.of(
                        did(kay, "PRIVMSG ann :hi"),
                        did(kay, "PRIVMSG #den :hi"),
                        told("401 kay nobody :No such nick/channel"),
                        told("404 kay #x :Cannot send to channel: only members may speak there")),
                Set.copyOf(bare(answer.lines())));
        assertEquals(4, answer.lines().size());
        assertEquals(List.of(), answer.others());
    }

    @Test
    void aMessageThatIsTooLongForOthersIsRefusedWithTheLabel() {
        isAnswered("PRIVMSG #den :" + "x".repeat(490), Form.LINE, told("417 zoe :Input line was too long"));
    }

    @Test
    void whoIsAwayAnswersInTheSameBatchAsTheEcho() {
        bob.sends("AWAY :out").line();
        isAnswered("PRIVMSG bob :hi", Form.LINE, told("301 zoe bob :out"));
        isAnswered("INVITE bob #den", Form.LINE, told("443 zoe bob #den :is already on channel"));
        Answer answer = answer(kay, "PRIVMSG bob :hi");
        assertEquals(List.of(did(kay, "PRIVMSG bob :hi"), told("301 kay bob :out")), bare(answer.lines()));
        assertEquals(Form.BATCH, answer.form());
    }

    @Test
    void whatOneDoesInAChannelBearsTheLabel() {
        ann.sends("MODE #den +o zoe").line();
        zoe.sees(ann, "MODE #den +o zoe");
        isAnswered("TOPIC #den :bears", Form.LINE, did(zoe, "TOPIC #den :bears"));
        isAnswered("MODE #den +m", Form.LINE, did(zoe, "MODE #den +m"));
        isAnswered("MODE #den +sv-m bob", Form.BATCH, did(zoe, "MODE #den +sv-m bob"));
        isAnswered("KICK #den bob :out", Form.LINE, did(zoe, "KICK #den bob :out"));
        isAnswered("NICK zoey", Form.LINE, did(zoe, "NICK zoey"));
        zoe.is("zoey").sends("NICK zoe").line();
        zoe.is("zoe");
        isAnswered("PART #den :tired", Form.LINE, did(zoe, "PART #den :tired"));
        isAnswered("PART #den", Form.LINE, told("403 zoe #den :No such channel"));
    }

    @Test
    void severalDeedsAreOneBatch() {
        ann.sends("MODE #den +o zoe").line();
        zoe.sees(ann, "MODE #den +o zoe");
        eve.joins("#den", ann, zoe);
        isAnswered(
                "KICK #den bob,nobody,eve :out",
                Form.BATCH,
                did(zoe, "KICK #den bob :out"),
                told("401 zoe nobody :No such nick/channel"),
                did(zoe, "KICK #den eve :out"));
        zoe.joins("#new");
        isAnswered(
                "PART #den,#x,#new",
                Form.BATCH,
                did(zoe, "PART #den"),
                told("403 zoe #x :No such channel"),
                did(zoe, "PART #new"));
    }

    @Test
    void leavingAllChannelsAtOnceIsOneBatch() {
        zoe.joins("#new");
        Answer answer = answer(zoe, "JOIN 0");
        assertEquals(Form.BATCH, answer.form());
        assertEquals(Set.of(did(zoe, "PART #den"), did(zoe, "PART #new")), Set.copyOf(answer.lines()));
    }

    @Test
    void whoThrowsOneselfOutIsAnsweredToo() {
        zoe.joins("#new");
        isAnswered("KICK #new zoe :me", Form.LINE, did(zoe, "KICK #new zoe :me"));
    }

    @Test
    void whatIsntUtf8IsRefusedWithTheLabel() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.writeBytes("PRIVMSG bob :hi".getBytes(StandardCharsets.UTF_8));
        line.write(0xAA);
        Answer answer = answer(zoe, line.toByteArray());
        assertEquals(List.of(told("FAIL PRIVMSG INVALID_UTF8 :Message rejected: expected UTF-8")), answer.lines());
        assertEquals(Form.LINE, answer.form());
        bob.seesNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"label", "label=", "+label=x", "draft/label=x"})
    void whatIsNoLabelIsIgnored(String tag) {
        zoe.sends("@" + tag + " FROB").isTold("421", "FROB :Unknown command").seesNothing();
    }

    @Test
    void aLabelOfMoreThan64BytesIsIgnored() {
        String fits = "x".repeat(62) + "é";
        zoe.sends("@label=" + fits + " FROB").sees("@label=" + fits + " :hubbub.local 421 zoe FROB :Unknown command");
        zoe.sends("@label=" + "x".repeat(65) + " FROB", "@label=" + "é".repeat(33) + " FROB")
                .isTold("421", "FROB :Unknown command")
                .isTold("421", "FROB :Unknown command")
                .seesNothing();
    }

    @Test
    void aLabelComesBackEscapedAsItWas() {
        zoe.sends("@label=a\\:b\\sc\\\\d=e FROB")
                .sees("@label=a\\:b\\sc\\\\d=e :hubbub.local 421 zoe FROB :Unknown command");
    }

    @Test
    void whoDidntAskForLabelsIsAnsweredWithoutThem() {
        ann.sends("@label=1 FROB", "@label=2 PONG x")
                .isTold("421", "FROB :Unknown command")
                .seesNothing();
        zoe.sends("@label=1 CAP REQ -labeled-response", "@label=2 FROB")
                .sees("@label=1 :hubbub.local CAP zoe ACK :-labeled-response")
                .isTold("421", "FROB :Unknown command")
                .seesNothing();
    }

    @Test
    void otherTagsStay() {
        kay.sends("CAP REQ server-time").line();
        bob.sends("CAP REQ :message-tags server-time").line();
        Answer said = answer(kay, "PRIVMSG #den :hi");
        assertEquals(said.lines().get(0), bob.line());
        assertEquals(
                Set.of("time", "msgid"),
                Message.parse(said.lines().get(0)).tags().keySet());
        Answer joined = answer(kay, "JOIN #new");
        assertEquals(Form.BATCH, joined.form());
        for (String line : joined.lines()) {
            assertEquals(Set.of("time"), Message.parse(line).tags().keySet(), line);
        }
        kay.sends("@label=x PONG");
        assertEquals(Set.of("label", "time"), Message.parse(kay.line()).tags().keySet());
    }

    @Test
    void registrationMayBeLabelledToo() {
        IrcPeer joe = IrcPeer.stranger(server).sends("CAP REQ :batch labeled-response");
        joe.line();
        joe.sends("NICK joe", "USER joe 0 * :Joe").is("joe");
        joe.sends("@label=x CAP END");
        List<String> welcome = joe.seesAllUntil("BATCH");
        welcome.addAll(joe.seesAllUntil("BATCH"));
        Answer answer = Answer.find("x", welcome);
        assertEquals("001", Message.parse(answer.lines().get(0)).command());
        assertEquals(
                "422",
                Message.parse(answer.lines().get(answer.lines().size() - 1)).command());
    }

    @Test
    void theNextLineWaitsForAllOfALineWhosePartsAreRefusedAtOnce() {
        zoe.sends("@label=1 JOIN #a\u200B,#new,#den,#b\u200B", "@label=2 PART #new", "@label=3 NICK 1", "PING x");
        List<String> sent = zoe.rest();
        assertEquals("PONG", Message.parse(sent.get(sent.size() - 1)).command());
        Answer joined = Answer.find("1", sent);
        assertEquals(
                List.of("403", "JOIN", "353", "366", "403"),
                joined.lines().stream()
                        .map(line -> Message.parse(line).command())
                        .toList());
        assertEquals(
                List.of(did(zoe, "PART #new")),
                Answer.find("2", joined.others()).lines());
        assertEquals(
                List.of(told("432 zoe 1 :Erroneous nickname: a nick doesn't begin with a digit or -; try _1")),
                Answer.find("3", joined.others()).lines());
    }

    @Test
    void whoQuitsWithALabelIsGone() {
        zoe.sends("@label=x QUIT :bye");
        assertEquals("ERROR", Message.parse(zoe.line()).command());
        zoe.seesEnd();
        bob.sees(zoe, "QUIT :Quit: bye");
    }

    @Test
    void whatOthersDoAtTheSameTimeIsNoPartOfAnyAnswer() {
        List<String> asked = List.of(
                "WHOIS bob",
                "LIST",
                "NAMES #den",
                "PRIVMSG #den :mine",
                "PRIVMSG bob :mine",
                "JOIN #z",
                "PART #z",
                "WHO #den",
                "AWAY :out",
                "NICK zoe",
                "MONITOR + eve,nobody",
                "INVITE eve #den",
                "FROB",
                "PONG");
        int rounds = 15;
        List<String> talk = new ArrayList<>();
        List<String> whispers = new ArrayList<>();
        for (int i = 0; i < rounds * asked.size(); i++) {
            talk.add("PRIVMSG #den :b" + i);
            whispers.add("PRIVMSG zoe :e" + i);
            if (i % 10 == 0) {
                whispers.addAll(List.of("JOIN #e", "INVITE zoe #e", "NICK eve" + i, "NICK eve", "PART #e"));
                talk.addAll(List.of("AWAY :x", "PART #den", "JOIN #den"));
            }
        }
        bob.sends(talk.toArray(String[]::new));
        eve.sends(whispers.toArray(String[]::new));
        for (int i = 0; i < rounds; i++) {
            for (int k = 0; k < asked.size(); k++) {
                zoe.sends("@label=r" + i + "-" + k + " " + asked.get(k));
            }
        }
        List<String> sent = new ArrayList<>(zoe.rest());
        bob.rest();
        eve.rest();
        sent.addAll(zoe.rest());
        for (int i = 0; i < rounds; i++) {
            for (int k = 0; k < asked.size(); k++) {
                Answer answer = Answer.find("r" + i + "-" + k, sent);
                for (String line : answer.lines()) {
                    String source = Message.parse(line).source();
                    assertTrue(source.equals("hubbub.local") || source.equals("zoe!~zoe@127.0.0.1"), line);
                }
                sent = answer.others();
            }
        }
        assertEquals(texts("b", rounds * asked.size()), said(sent, "#den"));
        assertEquals(texts("e", rounds * asked.size()), said(sent, "zoe"));
        assertEquals(
                (long) rounds * asked.size() / 10,
                sent.stream().filter(line -> line.contains(" INVITE zoe #e")).count());
        for (String line : sent) {
            assertTrue(!line.startsWith("@"), line);
        }
    }

    private static List<String> texts(String start, int count) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(start + i);
        }
        return texts;
    }

    private static List<String> said(List<String> lines, String target) {
        return lines.stream()
                .map(Message::parse)
                .filter(message -> message.command().equals("PRIVMSG")
                        && message.parameter(0).equals(target))
                .map(message -> message.parameter(1))
                .toList();
    }

    @Test
    void whoUsesLabelsSeesWhatHappensInTheOrderInWhichAllSeeIt() {
        ann.sends("MODE #den -t").line();
        eve.joins("#den");
        List<String> talk = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            talk.add("PRIVMSG #den :" + i);
        }
        kay.rest();
        ann.rest();
        bob.sends(talk.toArray(String[]::new));
        eve.sends(talk.toArray(String[]::new));
        for (int i = 0; i < 100; i++) {
            kay.sends(
                    "@label=p" + i + " PRIVMSG #den :" + i,
                    "@label=t" + i + " TOPIC #den :" + i,
                    "@label=l" + i + " PRIVMSG #den :" + "x".repeat(490),
                    "@label=m" + i + " MODE #den " + (i % 2 == 0 ? "+" : "-") + "m",
                    "@label=s" + i + " PRIVMSG #den,nobody :several",
                    "@label=w" + i + " WHOIS nobody");
        }
        List<String> seen = new ArrayList<>(kay.rest());
        bob.rest();
        eve.rest();
        seen.addAll(kay.rest());
        assertEquals(
                ann.rest(),
                seen.stream()
                        .map(Answer::bare)
                        .filter(line -> !line.startsWith(":hubbub.local "))
                        .toList());
    }
}
