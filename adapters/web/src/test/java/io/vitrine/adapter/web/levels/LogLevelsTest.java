package io.vitrine.adapter.web.levels;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.web.WebFixture;
import io.vitrine.domain.audit.AuditEvent.Type;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

final class LogLevelsTest {

    private final WebFixture web = WebFixture.shared();

    @Test
    void an_administrator_has_a_logger_tell_more_for_a_while_which_is_noted() {
        set("io.vitrine.some", "{\"level\":\"debug\",\"minutes\":5}")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.logger")
                .isEqualTo("io.vitrine.some")
                .jsonPath("$.level")
                .isEqualTo("debug")
                .jsonPath("$.until")
                .isNotEmpty();

        web.admin()
                .get()
                .uri("/api/v1/log-levels")
                .exchange()
                .expectBody()
                .jsonPath("$.items[?(@.logger=='io.vitrine.some')].level")
                .isEqualTo("debug")
                .jsonPath("$.items[?(@.logger=='io.vitrine')].until")
                .isEqualTo(null);
        assertThat(web.audited(Type.LOG_LEVEL_CHANGED)).anySatisfy(event -> {
            assertThat(event.subject()).contains("io.vitrine.some");
            assertThat(event.actor()).contains("root");
            assertThat(event.details()).isEqualTo(Map.of("level", "debug", "duration", "PT5M"));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        reactor.netty                    | {"level":"debug"}               | /level   | too-talkative
        org.springframework.security     | {"level":"trace"}               | /level   | too-talkative
        ROOT                             | {"level":"debug"}               | /level   | too-talkative
        io.vitrine                       | {"level":"loud"}                | /level   | unknown-value
        io.vitrine                       | {}                              | /level   | required
        io.vitrine                       | {"level":"info","minutes":241}  | /minutes | range
        io.vitrine                       | {"level":"info","minutes":"1"}  | /minutes | type
        """)
    void what_must_not_be_is_refused(String logger, String body, String pointer, String code) {
        set(logger, body)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo(pointer)
                .jsonPath("$.errors[0].code")
                .isEqualTo(code);
    }

    private ResponseSpec set(String logger, String body) {
        return web.admin()
                .put()
                .uri("/api/v1/log-levels/" + logger)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }
}
