package io.vitrine.adapter.web.account;

import io.vitrine.adapter.web.WebFixture;
import org.junit.jupiter.api.Test;
import org.springframework.http.CacheControl;

class OutboxTest {

    @Test
    void whoever_tries_the_service_out_on_this_machine_reads_its_mail() {
        WebFixture.shared()
                .anonymous()
                .get()
                .uri("/local/outbox")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .cacheControl(CacheControl.noStore())
                .expectBody()
                .jsonPath("$.items[0].to")
                .isEqualTo("ana@example.org")
                .jsonPath("$.items[0].subject")
                .isEqualTo("Verify your address");
    }

    @Test
    void nobody_reads_it_through_a_proxy_on_this_machine() {
        WebFixture.shared()
                .anonymous()
                .get()
                .uri("/local/outbox")
                .header("X-Forwarded-For", "127.0.0.1")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void there_is_no_such_thing_in_production() {
        try (var web = WebFixture.started("--spring.profiles.active=production")) {
            web.anonymous().get().uri("/local/outbox").exchange().expectStatus().isNotFound();
        }
    }
}
