package io.hubbub.net;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlipsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login ann pw",
                "  /login ann pw",
                "\t/IDENTIFY pw",
                "\uFEFF/login ann pw",
                "\u0000\u200B /login ann pw",
                "\u3000/msg\u00A0NickServ identify pw",
                "/msg NickServ identify pw",
                "/query nickserv identify pw",
                "/quote ns identify pw",
                "/raw PASS ann:pw",
                "/oper ann pw",
                "/register pw\nand more",
                "msg nickserv register pw",
                "nickserv ghost ann pw",
                "PASS pw",
                "PASS :pw\r",
                "AUTHENTICATE AGFubgBwdw==",
                "OPER ann pw"
            })
    void aCommandWithASecretIsOne(String text) {
        assertTrue(Slips.isSecret(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/login",
                "hello /login ann pw",
                "/msg ann hi",
                "/me logs in",
                "/loginx y",
                "nickserv is a service",
                "ns lookup",
                "login with your password",
                "pass me",
                "PASS ON THIS WORD",
                "AUTHENTICATE"
            })
    void otherWordsAreNone(String text) {
        assertFalse(Slips.isSecret(text));
    }
}
