package io.vitrine.adapter.web.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.web.WebFixture;
import io.vitrine.domain.audit.AuditEvent;
import io.vitrine.domain.audit.AuditEvent.Outcome;
import io.vitrine.domain.audit.AuditEvent.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

/** Who writes the catalogue, and who tries to. */
final class AuditedWritesTest {

    private final WebFixture web = WebFixture.shared();

    @Test
    void each_version_of_a_product_is_noted_with_who_wrote_it() {
        var product = web.aProduct();
        patch(product.address(), "{\"name\":\"Suitcase\"}");
        patch(product.address(), "{\"name\":\"Suitcase\"}");
        delete(product.address());
        web.editor()
                .post()
                .uri(product.address() + "/restore")
                .exchange()
                .expectStatus()
                .isOk();

        var events = written(product.id());

        assertThat(events).extracting(AuditEvent::actor).containsOnly(Optional.of("ana"));
        assertThat(events)
                .extracting(AuditEvent::details)
                .extracting(Map::copyOf)
                .containsExactly(
                        Map.of("what", "product", "change", "created", "version", "1"),
                        Map.of("what", "product", "change", "revised", "version", "2"),
                        Map.of("what", "product", "change", "removed", "version", "3"),
                        Map.of("what", "product", "change", "revised", "version", "4"));
    }

    @Test
    void each_version_of_a_brand_is_noted() {
        var brand = web.aBrand();
        patch(brand.address(), "{\"name\":\"%s\"}".formatted(web.newName()));
        delete(brand.address());

        assertThat(written(brand.id()))
                .extracting(AuditEvent::details)
                .extracting(Map::copyOf)
                .containsExactly(
                        Map.of("what", "brand", "change", "created", "version", "1"),
                        Map.of("what", "brand", "change", "revised", "version", "2"),
                        Map.of("what", "brand", "change", "removed"));
    }

    @Test
    void a_write_that_is_refused_is_no_write() {
        var product = web.aProduct();

        web.editor()
                .delete()
                .uri(product.address())
                .header("If-Match", "\"9\"")
                .exchange()
                .expectStatus()
                .isEqualTo(412);

        assertThat(written(product.id())).hasSize(1);
    }

    @Test
    void an_import_is_noted_with_what_it_wrote() {
        var run = imported("", "{\"sku\":\"%s\",\"name\":\"Bag\"}".formatted(web.newName()));
        var dry = imported("?dryRun=true", "{\"sku\":\"%s\",\"name\":\"Bag\"}".formatted(web.newName()));

        assertThat(written(run))
                .singleElement()
                .satisfies(event -> assertThat(event.details())
                        .containsExactlyInAnyOrderEntriesOf(
                                Map.of("what", "import", "state", "completed", "created", "1", "updated", "0")));
        assertThat(written(dry)).isEmpty();
    }

    @Test
    void who_asks_for_what_their_roles_do_not_allow_is_noted() {
        var somebody = "user-" + web.newName();

        web.as(somebody, "user")
                .get()
                .uri("/api/v1/users")
                .exchange()
                .expectStatus()
                .isForbidden();

        assertThat(web.audited(Type.ACCESS_DENIED))
                .filteredOn(event -> event.actor().equals(Optional.of(somebody)))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.outcome()).isEqualTo(Outcome.FAILURE);
                    assertThat(event.details()).containsExactly(Map.entry("what", "GET /api/v1/users"));
                });
    }

    private List<AuditEvent> written(String subject) {
        return web.audited(Type.CATALOGUE_WRITTEN).reversed().stream()
                .filter(event -> event.subject().equals(Optional.of(subject)))
                .toList();
    }

    private void patch(String address, String change) {
        web.editor()
                .patch()
                .uri(address)
                .header("If-Match", "*")
                .contentType(MediaType.valueOf("application/merge-patch+json"))
                .bodyValue(change)
                .exchange()
                .expectStatus()
                .isOk();
    }

    private void delete(String address) {
        web.editor()
                .delete()
                .uri(address)
                .header("If-Match", "*")
                .exchange()
                .expectStatus()
                .isNoContent();
    }

    private String imported(String query, String line) {
        var address = web.editor()
                .post()
                .uri("/api/v1/imports" + query)
                .contentType(MediaType.APPLICATION_NDJSON)
                .bodyValue(line + "\n")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseHeaders()
                .getLocation();
        var path = String.valueOf(address);
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
