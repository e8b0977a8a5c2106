package io.vitrine.bootstrap;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Translates {@code VITRINE_TLS_CERTIFICATE} and {@code VITRINE_TLS_KEY}, the paths of PEM files, into an SSL bundle of Spring Boot, which is
 * read again when the files change. Versions and suites are those that RFC 9325 recommends.
 */
final class TlsEnvironment implements EnvironmentPostProcessor {
    private static final String CERTIFICATE = "VITRINE_TLS_CERTIFICATE";
    private static final String KEY = "VITRINE_TLS_KEY";

    private static final String BUNDLE = "vitrine";
    private static final String PEM = "spring.ssl.bundle.pem." + BUNDLE + ".";
    private static final String SUITES = String.join(
            ",",
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var certificate = environment.getProperty(CERTIFICATE, "");
        var key = environment.getProperty(KEY, "");
        if (certificate.isBlank() != key.isBlank()) {
            throw new RefusedStart(
                    (key.isBlank() ? KEY : CERTIFICATE) + " is not set, but the other one is.",
                    "Set both, to the paths of PEM files, or none.");
        }
        if (!key.isBlank()) {
            environment.getPropertySources().addLast(new MapPropertySource("tls", properties(certificate, key)));
        }
    }

    private static Map<String, Object> properties(String certificate, String key) {
        return Map.of(
                PEM + "keystore.certificate",
                certificate,
                PEM + "keystore.private-key",
                key,
                PEM + "options.enabled-protocols",
                "TLSv1.3,TLSv1.2",
                PEM + "options.ciphers",
                SUITES,
                PEM + "reload-on-update",
                "true",
                "server.ssl.bundle",
                BUNDLE);
    }
}
