package io.hubbub.config;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PEM text (RFC 7468), and the older forms of a private key turned into PKCS#8, the one the JDK reads. */
final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

    record Block(String label, String body) {
        byte[] der() throws Unusable {
            try {
                return Base64.getDecoder().decode(body.replaceAll("\\s", ""));
            } catch (IllegalArgumentException damaged) {
                throw new Unusable("the Base64 text after BEGIN " + label + " is damaged", damaged);
            }
        }

        boolean encrypted() {
            return label.equals("ENCRYPTED PRIVATE KEY") || body.contains("ENCRYPTED");
        }
    }

    private Pem() {}

    static List<Block> blocks(byte[] content) {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(new String(content, StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            blocks.add(new Block(matcher.group(1), matcher.group(2)));
        }
        return blocks;
    }

    /** The first private key in PKCS#8, whatever form it is written in. */
    static byte[] privateKey(List<Block> blocks, PublicKey publicKey) throws Unusable {
        for (Block block : blocks) {
            if (block.label().endsWith("PRIVATE KEY")) {
                if (block.encrypted()) {
                    throw new Unusable("expected a key without pass phrase (openssl pkey -in OLD -out NEW removes it)");
                }
                return block.label().equals("PRIVATE KEY") ? block.der() : pkcs8(block, publicKey);
            }
        }
        throw new Unusable("expected a PEM file with BEGIN PRIVATE KEY");
    }

    /**
     * PKCS#1 and SEC1 keys are what PKCS#8 wraps (RFC 5208 section 5), without the algorithm they are for; the
     * certificate's public key names it.
     */
    private static byte[] pkcs8(Block block, PublicKey publicKey) throws Unusable {
        if (!block.label().equals(publicKey.getAlgorithm() + " PRIVATE KEY")) {
            throw new Unusable("expected an " + publicKey.getAlgorithm() + " key like the certificate's, got BEGIN "
                    + block.label());
        }
        byte[] version = {2, 1, 0};
        return der(0x30, version, algorithm(publicKey.getEncoded()), der(0x04, block.der()));
    }

    /** The first element of a SubjectPublicKeyInfo (RFC 5280 section 4.1); it is always shorter than 128 bytes. */
    private static byte[] algorithm(byte[] publicKeyInfo) {
        int start = publicKeyInfo[1] >= 0 ? 2 : 2 + (publicKeyInfo[1] & 0x7f);
        return Arrays.copyOfRange(publicKeyInfo, start, start + 2 + publicKeyInfo[start + 1]);
    }

    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        writeLength(element, content.size());
        element.writeBytes(content.toByteArray());
        return element.toByteArray();
    }

    private static void writeLength(ByteArrayOutputStream out, int length) {
        if (length >= 128) {
            int octets = (Integer.SIZE + 7 - Integer.numberOfLeadingZeros(length)) / 8;
            out.write(0x80 | octets);
            for (int octet = octets - 1; octet > 0; octet--) {
                out.write(length >> (8 * octet));
            }
        }
        out.write(length);
    }
}
