package io.vitrine.adapter.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vitrine.adapter.opentelemetry.TestCollector.Taken;
import io.vitrine.domain.incident.ServedRequest;
import io.vitrine.domain.incident.Told;
import io.vitrine.domain.shared.Waits;
import io.vitrine.domain.trace.Recording;
import io.vitrine.domain.trace.TracePosition;
import io.vitrine.domain.trace.Tracing;
import io.vitrine.domain.trace.TracingContract;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

class OpenTelemetryTracingTest extends TracingContract {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ServedRequest SERVED = Told.served(Duration.ofMillis(3));

    private final TestCollector collector = TestCollector.started();
    private final ConfigurableApplicationContext service = recording("1.0");

    private ConfigurableApplicationContext recording(String part) {
        var context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "otel.exporter.otlp.endpoint", collector.endpoint(),
                                "otel.exporter.otlp.protocol", "http/protobuf",
                                "otel.metrics.exporter", "none",
                                "otel.logs.exporter", "none",
                                "otel.service.name", "shop",
                                "otel.traces.sampler", "parentbased_traceidratio",
                                "otel.traces.sampler.arg", part,
                                "otel.bsp.schedule.delay", "20")));
        context.register(OpenTelemetryConfiguration.class);
        context.refresh();
        return context;
    }

    @AfterEach
    void end() {
        service.close();
        collector.close();
    }

    @Override
    protected Tracing tracing() {
        return service.getBean(Tracing.class);
    }

    @Override
    protected List<Seen> seen() {
        return collector.spans().stream()
                .filter(span -> span.kind().equals("SPAN_KIND_SERVER"))
                .map(span -> new Seen(
                        span.traceId(),
                        span.spanId(),
                        Integer.parseInt(span.attributes().get("http.response.status_code")),
                        collector.spans().stream()
                                .filter(step -> step.parent().equals(span.spanId()))
                                .map(OpenTelemetryTracingTest::kind)
                                .toList()))
                .toList();
    }

    private static String kind(Taken step) {
        return step.name().startsWith("pool")
                ? "CONNECTION"
                : step.name().startsWith("postgresql") ? "STATEMENT" : step.name();
    }

    @Test
    void the_span_of_a_request_says_what_was_asked_for_and_how_it_ended() {
        tracing().begin(RECORDED).end(new ServedRequest(Told.CALL, 503, Duration.ofMillis(3), false));

        var span = span("GET /api/v1/products/{id}");
        assertThat(span.traceId()).isEqualTo(RECORDED.traceId());
        assertThat(span.spanId()).isEqualTo(RECORDED.spanId());
        assertThat(span.parent()).isEqualTo(RECORDED.caller().orElseThrow());
        assertThat(span.attributes())
                .containsEntry("http.request.method", "GET")
                .containsEntry("http.route", "/api/v1/products/{id}")
                .containsEntry("http.response.status_code", "503")
                .containsEntry("error.type", "503")
                .containsEntry("http.request.id", "order-7")
                .containsEntry("user.id", Told.ANA.toString());
        assertThat(span.failed()).isTrue();
        assertThat(span.resource()).containsEntry("service.name", "shop");
    }

    @Test
    void a_trace_that_begins_here_has_the_ids_that_the_answer_tells() {
        var begun = new TracePosition(RECORDED.traceId(), RECORDED.spanId(), Optional.empty(), false);

        tracing().begin(begun).end(SERVED);

        var span = span("GET /api/v1/products/{id}");
        assertThat(span.traceId()).isEqualTo(begun.traceId());
        assertThat(span.spanId()).isEqualTo(begun.spanId());
        assertThat(span.parent()).isEmpty();
        assertThat(span.failed()).isFalse();
    }

    @Test
    void of_those_that_begin_here_the_part_is_recorded_that_is_set() {
        try (var other = recording("0.0")) {
            var tracing = other.getBean(Tracing.class);
            var begun = new TracePosition(RECORDED.traceId(), RECORDED.spanId(), Optional.empty(), false);

            assertThat(tracing.begin(begun).isMade()).isFalse();
            assertThat(tracing.begin(RECORDED).isMade()).isTrue();
        }
    }

    @Test
    void a_statement_is_told_with_its_text_and_of_its_failure_only_the_kind() {
        var recording = tracing().begin(RECORDED);
        recording
                .begun(Waits.For.STATEMENT, "\n  SELECT id\n  FROM account WHERE email = :email\n")
                .accept(Optional.of(new IllegalStateException("Key (email)=(hunter2@example.org) is there already")));
        recording.end(SERVED);

        var span = span("postgresql SELECT");
        assertThat(span.kind()).isEqualTo("SPAN_KIND_CLIENT");
        assertThat(span.attributes())
                .containsEntry("db.system.name", "postgresql")
                .containsEntry("db.query.text", "SELECT id FROM account WHERE email = :email")
                .containsEntry("error.type", "java.lang.IllegalStateException");
        assertThat(span.failed()).isTrue();
        assertThat(collector.spans().toString()).doesNotContain("hunter2");
    }

    @Test
    void every_kind_of_wait_is_a_step_that_can_be_told_from_others() {
        var recording = tracing().begin(RECORDED);
        recording.begun(Waits.For.CLIENT, "body").accept(Optional.empty());
        recording.begun(Waits.For.CONNECTION, "requests").accept(Optional.empty());
        recording.begun(Waits.For.STATEMENT, "rotations").accept(Optional.empty());
        recording.begun(Waits.For.SHARED, "find").accept(Optional.empty());
        recording.begun(Waits.For.HASH, "bcrypt").accept(Optional.empty());
        recording.end(SERVED);

        span("GET /api/v1/products/{id}");
        assertThat(collector.spans())
                .filteredOn(span -> span.parent().equals(RECORDED.spanId()))
                .extracting(Taken::name)
                .containsExactly("client.body", "pool.acquire", "postgresql rotations", "redis.find", "hash.bcrypt");
    }

    @Test
    void nothing_of_it_is_made_where_nobody_takes_traces() {
        new ApplicationContextRunner()
                .withUserConfiguration(OpenTelemetryConfiguration.class)
                .withPropertyValues("otel.exporter.otlp.endpoint=")
                .run(context -> {
                    assertThat(context.getBean(Tracing.class).begin(RECORDED)).isSameAs(Recording.NONE);
                    assertThat(context).doesNotHaveBean("openTelemetry");
                });
    }

    @Test
    void a_collector_that_is_gone_costs_nobody_anything() {
        collector.close();

        var recording = tracing().begin(RECORDED);
        recording.begun(Waits.For.HASH, "bcrypt").accept(Optional.empty());
        recording.end(SERVED);

        assertThat(recording.isMade()).isTrue();
    }

    private Taken span(String name) {
        await().atMost(PATIENCE)
                .until(() ->
                        collector.spans().stream().anyMatch(span -> span.name().equals(name)));
        return collector.spans().stream()
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
