package io.vitrine.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

final class TlsEnvironmentTest {

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void two_files_turn_tls_on() {
        environment
                .withProperty("VITRINE_TLS_CERTIFICATE", "/tls/certificate.pem")
                .withProperty("VITRINE_TLS_KEY", "/tls/key.pem");

        process();

        assertThat(environment.getProperty("server.ssl.bundle")).isEqualTo("vitrine");
        assertThat(pem("keystore.certificate")).isEqualTo("/tls/certificate.pem");
        assertThat(pem("keystore.private-key")).isEqualTo("/tls/key.pem");
        assertThat(pem("options.enabled-protocols")).isEqualTo("TLSv1.3,TLSv1.2");
        assertThat(pem("options.ciphers").split(",")).allMatch(suite -> suite.matches(".*(GCM|POLY1305)_SHA.*"));
        assertThat(pem("reload-on-update")).isEqualTo("true");
    }

    @Test
    void without_them_there_is_none() {
        environment.setProperty("VITRINE_TLS_KEY", " ");

        process();

        assertThat(environment.getProperty("server.ssl.bundle")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"VITRINE_TLS_CERTIFICATE,VITRINE_TLS_KEY", "VITRINE_TLS_KEY,VITRINE_TLS_CERTIFICATE"})
    void one_without_the_other_is_refused(String given, String missing) {
        environment.setProperty(given, "/tls/file.pem");

        assertThatExceptionOfType(RefusedStart.class)
                .isThrownBy(this::process)
                .withMessage(missing + " is not set, but the other one is.");
    }

    private void process() {
        new TlsEnvironment().postProcessEnvironment(environment, new SpringApplication());
    }

    private String pem(String property) {
        return environment.getProperty("spring.ssl.bundle.pem.vitrine." + property, "");
    }
}
