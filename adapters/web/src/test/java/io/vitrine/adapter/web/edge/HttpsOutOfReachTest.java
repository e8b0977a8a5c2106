package io.vitrine.adapter.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.web.WebFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A service that nobody can reach says so when it starts. */
@ExtendWith(OutputCaptureExtension.class)
final class HttpsOutOfReachTest {

    private static final String HTTPS_ONLY = "--vitrine.web.https-only=true";
    private static final String WARNING = "HTTPS is demanded (vitrine.web.https-only), but";

    @Test
    void where_everybody_is_sent_to_tls_and_there_is_none_the_log_warns_once(CapturedOutput log) {
        WebFixture.started(HTTPS_ONLY).close();

        assertThat(log.getAll()).containsOnlyOnce(WARNING);
    }

    @Test
    void a_certificate_is_enough(CapturedOutput log) {
        ServedOverTls.started(HTTPS_ONLY).close();

        assertThat(log.getAll()).doesNotContain(WARNING);
    }

    @Test
    void a_trusted_proxy_is_enough(CapturedOutput log) {
        WebFixture.started(HTTPS_ONLY, "--vitrine.web.trusted-proxies=127.0.0.0/8")
                .close();

        assertThat(log.getAll()).doesNotContain(WARNING);
    }

    @Test
    void where_nobody_is_sent_to_tls_none_is_missing(CapturedOutput log) {
        WebFixture.started().close();

        assertThat(log.getAll()).doesNotContain(WARNING);
    }
}
