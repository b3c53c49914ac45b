package io.hubbub.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Tries certificates and keys as the TLS engine will use them later, when nobody is there to read the error. */
final class Credentials {
    private Credentials() {}

    /** The server's own certificate: the first of the chain. */
    static X509Certificate certificate(byte[] content) throws Unusable {
        List<X509Certificate> chain = new ArrayList<>();
        for (Pem.Block block : Pem.blocks(content)) {
            if (block.label().equals("CERTIFICATE")) {
                chain.add(parsed(block.der()));
            }
        }
        if (chain.isEmpty()) {
            throw new Unusable("expected a PEM file with BEGIN CERTIFICATE");
        }
        String algorithm = chain.get(0).getPublicKey().getAlgorithm();
        if (!algorithm.equals("RSA") && !algorithm.equals("EC")) {
            throw new Unusable("expected a certificate of an RSA or EC key, got one of " + algorithm);
        }
        return chain.get(0);
    }

    private static X509Certificate parsed(byte[] der) throws Unusable {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException damaged) {
            throw new Unusable("the certificate is damaged", damaged);
        }
    }

    /** Passes if it is the certificate's private key, in any of the three PEM forms. */
    static void checkKey(byte[] content, X509Certificate certificate) throws Unusable {
        String algorithm = certificate.getPublicKey().getAlgorithm();
        byte[] pkcs8 = Pem.privateKey(Pem.blocks(content), certificate.getPublicKey());
        try {
            PrivateKey key = KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            if (!belong(key, certificate)) {
                throw new Unusable("the key is not that of the certificate");
            }
        } catch (GeneralSecurityException damaged) {
            throw new Unusable("the key is damaged, or no " + algorithm + " key as the certificate's is", damaged);
        }
    }

    private static boolean belong(PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        Signature signature =
                Signature.getInstance(key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA");
        signature.initSign(key);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        return signature.verify(signed);
    }

    /**
     * The server's own certificate: that of the first private key in the store.
     *
     * @throws UnrecoverableKeyException if the password is wrong
     */
    static X509Certificate ofStore(byte[] content, String password) throws Unusable, UnrecoverableKeyException {
        char[] secret = password.toCharArray();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(content), secret);
            for (String alias : Collections.list(store.aliases())) {
                Key key = store.getKey(alias, secret);
                if (key instanceof PrivateKey && store.getCertificate(alias) instanceof X509Certificate own) {
                    return own;
                }
            }
            throw new Unusable("expected a private key and its certificate in it, got none");
        } catch (UnrecoverableKeyException locked) {
            throw locked;
        } catch (IOException | GeneralSecurityException failed) {
            if (failed.getCause() instanceof UnrecoverableKeyException locked) {
                throw locked;
            }
            throw new Unusable("expected a PKCS#12 file", failed);
        }
    }
}
