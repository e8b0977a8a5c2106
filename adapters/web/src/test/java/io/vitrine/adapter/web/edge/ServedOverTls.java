package io.vitrine.adapter.web.edge;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.vitrine.adapter.web.WebFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/** The service with a certificate of its own, of an authority that exists as long as the test. */
final class ServedOverTls implements AutoCloseable {

    private static final String BUNDLE = "spring.ssl.bundle.pem.vitrine.";

    private final X509Bundle authority;
    private final Path folder;
    private final WebFixture web;

    private ServedOverTls(X509Bundle authority, Path folder, String... settings) throws IOException {
        this.authority = authority;
        this.folder = folder;
        certify("first");
        var all = new ArrayList<>(List.of(
                "--" + BUNDLE + "keystore.certificate=" + folder.resolve("certificate.pem"),
                "--" + BUNDLE + "keystore.private-key=" + folder.resolve("key.pem"),
                "--" + BUNDLE + "options.enabled-protocols=TLSv1.3,TLSv1.2",
                "--" + BUNDLE + "reload-on-update=true",
                "--spring.ssl.bundle.watch.file.quiet-period=200ms",
                "--server.ssl.bundle=vitrine"));
        all.addAll(List.of(settings));
        web = WebFixture.started(all.toArray(String[]::new));
    }

    static ServedOverTls started(String... settings) {
        try {
            return new ServedOverTls(
                    new CertificateBuilder()
                            .ecp256()
                            .subject("CN=authority of this test")
                            .setIsCertificateAuthority(true)
                            .buildSelfSigned(),
                    Files.createTempDirectory("vitrine-tls"),
                    settings);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts a certificate and its key in the place of those before. */
    void certify(String name) throws IOException {
        var issued = issued(name);
        replace("key.pem", issued.getPrivateKeyPEM());
        replace("certificate.pem", issued.getCertificatePathPEM());
    }

    private X509Bundle issued(String name) {
        try {
            return new CertificateBuilder()
                    .ecp256()
                    .subject("CN=" + name)
                    .addSanDnsName("localhost")
                    .addSanDnsName("vitrine.test")
                    .buildIssuedBy(authority);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a whole, as tools that renew certificates do it. */
    private void replace(String file, String text) throws IOException {
        var fresh = Files.writeString(folder.resolve(file + ".new"), text);
        Files.move(fresh, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    WebFixture web() {
        return web;
    }

    int port() {
        return web.port();
    }

    /** Trusts the authority of this test, and nobody else. */
    SSLContext trusting() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {authority.toTrustManager()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A connection whose handshake is still to come. */
    SSLSocket socket() throws IOException {
        return (SSLSocket) trusting().getSocketFactory().createSocket("localhost", port());
    }

    /** Sends this over HTTP/1.1, and reads until the server closes. */
    String exchange(String sent) throws IOException {
        try (var wire = Wire.over(socket())) {
            wire.send(sent);
            return wire.rest();
        }
    }

    @Override
    public void close() {
        web.close();
    }
}
