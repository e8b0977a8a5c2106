package io.vitrine.adapter.web.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vitrine.adapter.web.Person;
import io.vitrine.adapter.web.WebFixture;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What administrators see of the audit log. Everybody's tests write into it: each looks at what it did itself. */
final class AuditTest {

    private static final String EVENTS = "/api/v1/audit-events";

    private final WebFixture web = WebFixture.shared();
    private final Person ana = web.somebody();

    @Test
    void a_record_tells_what_happened_by_whom_to_what_and_from_where() {
        read("?type=login&actor=" + ana.id())
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].type")
                .isEqualTo("login")
                .jsonPath("$.items[0].outcome")
                .isEqualTo("success")
                .jsonPath("$.items[0].actor")
                .isEqualTo(ana.id())
                .jsonPath("$.items[0].subject")
                .isEqualTo(ana.sessionId())
                .jsonPath("$.items[0].addressPrefix")
                .isNotEmpty()
                .jsonPath("$.items[0].requestId")
                .isNotEmpty()
                .jsonPath("$.items[0].time")
                .isNotEmpty()
                .jsonPath("$.items[0].hash")
                .value(String.class, hash -> assertThat(hash).matches("[0-9a-f]{64}"))
                .jsonPath("$.page.hasMore")
                .isEqualTo(false);
    }

    @Test
    void no_record_tells_an_address_a_password_or_a_token() {
        web.post("/api/v1/auth/login", "{\"email\":\"%s\",\"password\":\"wrong\"}".formatted(ana.email()));

        var everything = String.join("\n", lines(""));

        assertThat(everything).doesNotContain(ana.email(), ana.password(), ana.refreshToken(), "vr1_", "vp1_");
    }

    @Test
    void records_are_listed_newest_first_in_pages_that_neither_repeat_nor_miss_one() {
        for (int i = 0; i < 6; i++) {
            web.again(ana);
        }
        var filter = "?type=login&size=3&actor=" + ana.id();
        var positions = new ArrayList<Long>();

        var page = page(filter);
        while (page.at("/page/hasMore").asBoolean()) {
            web.again(ana);
            page.path("items").forEach(it -> positions.add(it.path("position").asLong()));
            page = page(filter + "&cursor=" + page.at("/page/next").asString());
        }
        page.path("items").forEach(it -> positions.add(it.path("position").asLong()));

        assertThat(positions)
                .hasSize(7)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo((one, other) -> Long.compare(other, one));
    }

    @Test
    void a_cursor_is_good_for_its_own_list_only() {
        web.again(ana);
        var cursor = page("?size=1&actor=" + ana.id()).at("/page/next").asString();

        refused(read("?size=1&cursor=" + cursor), "invalid-cursor");
        refused(read("?cursor=forged"), "invalid-cursor");
        read("?size=1&actor=" + ana.id() + "&cursor=" + cursor).expectStatus().isOk();
    }

    @Test
    void records_are_asked_for_by_outcome_subject_and_time() {
        web.post("/api/v1/auth/login", "{\"email\":\"%s\",\"password\":\"wrong\"}".formatted(ana.email()));
        var failure = page("?outcome=failure&subject=" + ana.id()).path("items");
        assertThat(failure).hasSize(1);
        var time = failure.get(0).path("time").asString();

        assertThat(page("?outcome=failure&subject=" + ana.id() + "&from=" + time)
                        .path("items"))
                .hasSize(1);
        assertThat(page("?outcome=failure&subject=" + ana.id() + "&until=" + time)
                        .path("items"))
                .isEmpty();
        assertThat(page("?outcome=success&type=login&subject=" + ana.id()).path("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "type=nonsense,type",
        "outcome=maybe,outcome",
        "from=yesterday,from",
        "until=2026-11-24,until",
        "from=%2B999999999-01-01T00:00:00Z,from",
        "size=0,size",
        "colour=red,colour",
        "actor=%00,actor"
    })
    void what_cannot_be_asked_for_is_refused(String query, String parameter) {
        refused(read("?" + query), "invalid-parameter");
        read("?" + query).expectBody().jsonPath("$.errors[0].parameter").isEqualTo(parameter);
    }

    @Test
    void an_export_has_everything_and_an_end_that_counts_it() {
        web.again(ana);

        var lines = lines("?type=login&actor=" + ana.id());

        assertThat(lines).hasSize(3).last().isEqualTo("{\"$end\":{\"count\":2}}");
        assertThat(JsonMapper.shared()
                        .readTree(lines.getFirst())
                        .path("position")
                        .asLong())
                .isGreaterThan(JsonMapper.shared()
                        .readTree(lines.get(1))
                        .path("position")
                        .asLong());
    }

    @Test
    void an_export_of_nothing_has_an_end_as_well() {
        assertThat(lines("?actor=nobody-at-all")).containsExactly("{\"$end\":{\"count\":0}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"size=1", "cursor=x"})
    void an_export_has_no_pages(String query) {
        refused(export("?" + query), "invalid-parameter");
    }

    @Test
    void a_log_that_nobody_changed_is_intact() {
        web.admin()
                .get()
                .uri(EVENTS + "/verification")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody()
                .jsonPath("$.intact")
                .isEqualTo(true)
                .jsonPath("$.records")
                .value(Integer.class, records -> assertThat(records).isPositive())
                .jsonPath("$.firstBroken")
                .doesNotExist();
    }

    private ResponseSpec read(String query) {
        return web.admin()
                .get()
                .uri(URI.create("http://localhost:" + web.port() + EVENTS + query))
                .exchange();
    }

    private JsonNode page(String query) {
        return Objects.requireNonNull(read(query)
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody());
    }

    private ResponseSpec export(String query) {
        return web.admin()
                .get()
                .uri(EVENTS + query)
                .accept(MediaType.APPLICATION_NDJSON)
                .exchange();
    }

    private List<String> lines(String query) {
        var body = export(query)
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_NDJSON)
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody();
        return new String(Objects.requireNonNull(body), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private static void refused(ResponseSpec answer, String code) {
        answer.expectStatus().isEqualTo(400).expectBody().jsonPath("$.code").isEqualTo(code);
    }
}
