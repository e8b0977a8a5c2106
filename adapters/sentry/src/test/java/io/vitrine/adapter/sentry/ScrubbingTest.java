package io.vitrine.adapter.sentry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sentry.Attachment;
import io.sentry.Breadcrumb;
import io.sentry.Hint;
import io.sentry.IScope;
import io.sentry.ScopeType;
import io.sentry.Sentry;
import io.sentry.SentryBaseEvent;
import io.sentry.SentryEvent;
import io.sentry.SpanContext;
import io.sentry.TransactionOptions;
import io.sentry.protocol.Device;
import io.sentry.protocol.Geo;
import io.sentry.protocol.Mechanism;
import io.sentry.protocol.Message;
import io.sentry.protocol.Request;
import io.sentry.protocol.SentryException;
import io.sentry.protocol.SentryStackFrame;
import io.sentry.protocol.SentryStackTrace;
import io.sentry.protocol.SentryThread;
import io.sentry.protocol.User;
import io.vitrine.domain.incident.Call;
import io.vitrine.domain.incident.Incident;
import io.vitrine.domain.incident.Incidents;
import io.vitrine.domain.incident.Jobs;
import io.vitrine.domain.incident.ServedRequest;
import io.vitrine.domain.incident.ServedRequests;
import io.vitrine.domain.incident.Told;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import reactor.core.publisher.Mono;

/** A secret is planted wherever there is room for one, and then looked for in every byte that was sent. */
class ScrubbingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String TOKEN = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhbmEifQ.c2lnbmF0dXJl";
    private static final String MAIL = "ana@example.org";
    private static final String ADDRESS = "203.0.113.77";
    private static final String SECRET = "hunter2 " + TOKEN + " " + MAIL + " " + ADDRESS;

    private final TestSentry sentry = TestSentry.started();
    private final Telling service = Telling.to(sentry, "sentry.context-tags=secret", "sentry.send-default-pii=true");

    @BeforeEach
    void plantWhereEverythingComesBy() {
        MDC.put("secret", SECRET);
        Sentry.configureScope(ScrubbingTest::plant);
        for (var scope : List.of(ScopeType.GLOBAL, ScopeType.ISOLATION)) {
            Sentry.configureScope(scope, ScrubbingTest::plant);
        }
        LoggerFactory.getLogger(ScrubbingTest.class).error("A password: {}", SECRET, new IllegalStateException(SECRET));
    }

    @AfterEach
    void end() {
        MDC.clear();
        service.close();
        sentry.close();
    }

    @Test
    void what_the_service_reports_holds_nothing_that_it_was_told_in_confidence() {
        var call = new Call(SECRET, SECRET, SECRET, Told.CALL.traceId(), Told.CALL.spanId(), Optional.of(Told.ANA));
        var error = new IllegalStateException(SECRET, new IllegalArgumentException(SECRET));
        error.addSuppressed(new ArithmeticException(SECRET));
        var incidents = service.a(Incidents.class);

        incidents.report(new Incident.Failure(error, Optional.of(call)));
        incidents.report(new Incident.SlowRequest(new ServedRequest(call, 200, Duration.ofSeconds(2), false)));
        incidents.report(new Incident.TokenReused(Told.ANA, SECRET));
        incidents.report(new Incident.MemoryHigh(2, 1));
        service.a(ServedRequests.class).served(new ServedRequest(call, 200, Duration.ofMillis(2), false));
        service.a(Jobs.class)
                .watched(Told.CLEANUP, Mono.error(new IllegalStateException(SECRET)))
                .onErrorComplete()
                .block(PATIENCE);

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(sentry.incidents()).hasSize(4);
            assertThat(sentry.taken("transaction")).hasSize(1);
            assertThat(sentry.taken("check_in")).hasSize(2);
        });
        assertThatNothingWasTold();
        assertThat(sentry.awaitIncident("failure").at("/user/id").asString()).isEqualTo(Told.ANA.toString());
    }

    @Test
    void an_event_that_somebody_else_makes_holds_nothing_in_any_of_its_fields() {
        var event = new SentryEvent(new IllegalStateException(SECRET));
        plant(event);
        var message = new Message();
        message.setMessage(SECRET);
        message.setFormatted(SECRET);
        message.setParams(List.of(SECRET));
        event.setMessage(message);
        event.setLogger(SECRET);
        event.setTransaction(SECRET);
        event.setFingerprints(List.of(SECRET));
        event.setModules(Map.of(SECRET, SECRET));
        event.setThreads(List.of(thread()));
        event.setExceptions(List.of(exception()));
        event.setUnknown(Map.of(SECRET, SECRET));
        var hint = new Hint();
        hint.addAttachment(new Attachment(SECRET.getBytes(StandardCharsets.UTF_8), SECRET));
        hint.set("secret", SECRET);

        Sentry.captureEvent(event, hint);

        sentry.awaitItem("event");
        assertThatNothingWasTold();
    }

    @Test
    void neither_does_a_transaction_nor_a_span() {
        var options = new TransactionOptions();
        options.setBindToScope(true);
        var transaction = Sentry.startTransaction(SECRET, SECRET, options);
        transaction.setData("secret", SECRET);
        transaction.setTag("secret", SECRET);
        transaction.setDescription(SECRET);
        var span = transaction.startChild(SECRET, SECRET);
        span.setData("secret", SECRET);
        span.finish();
        transaction.finish();

        sentry.awaitItem("transaction");
        assertThatNothingWasTold();
    }

    @Test
    void nothing_is_sent_of_what_is_said_besides() {
        Sentry.addBreadcrumb(new Breadcrumb(SECRET));
        Sentry.logger().error(SECRET);
        Sentry.metrics().count(SECRET, 1.0);
        service.a(Incidents.class).report(new Incident.MemoryHigh(2, 1));

        sentry.awaitIncident("memory-high");
        service.close();
        assertThat(sentry.taken("log")).isEmpty();
        assertThatNothingWasTold();
    }

    private void assertThatNothingWasTold() {
        assertThat(sentry.everything()).isNotEmpty().doesNotContain("hunter2", TOKEN, MAIL, ADDRESS);
    }

    private static void plant(IScope scope) {
        scope.setTag("secret", SECRET);
        scope.setTag(Tag.REQUEST_ID.key(), SECRET);
        scope.setExtra("secret", SECRET);
        scope.setContexts("secret", SECRET);
        scope.setTransaction(SECRET);
        scope.setUser(user());
        scope.setRequest(request());
        scope.setFingerprint(List.of(SECRET));
        scope.addBreadcrumb(new Breadcrumb(SECRET));
        scope.addAttachment(new Attachment(SECRET.getBytes(StandardCharsets.UTF_8), SECRET));
    }

    private static void plant(SentryBaseEvent event) {
        event.setRequest(request());
        event.setUser(user());
        event.setServerName(SECRET);
        event.setDist(SECRET);
        event.setPlatform(SECRET);
        event.setTag("secret", SECRET);
        for (var tag : Tag.values()) {
            event.setTag(tag.key(), SECRET);
        }
        event.setExtra("secret", SECRET);
        event.addBreadcrumb(SECRET);
        var trace = new SpanContext(SECRET);
        trace.setDescription(SECRET);
        trace.setTag("secret", SECRET);
        trace.setData("secret", SECRET);
        event.getContexts().setTrace(trace);
        event.getContexts().put("secret", SECRET);
        event.getContexts().put(Allowed.MEASURED, Map.of("secret", SECRET, "bytes", SECRET));
        var device = new Device();
        device.setName(SECRET);
        event.getContexts().setDevice(device);
    }

    private static Request request() {
        var request = new Request();
        request.setUrl("https://" + SECRET);
        request.setMethod(SECRET);
        request.setQueryString(SECRET);
        request.setCookies(SECRET);
        request.setHeaders(Map.of("Authorization", SECRET, SECRET, SECRET));
        request.setEnvs(Map.of("REMOTE_ADDR", ADDRESS));
        request.setData(SECRET);
        request.setFragment(SECRET);
        request.setOthers(Map.of("secret", SECRET));
        return request;
    }

    private static User user() {
        var user = new User();
        user.setId(SECRET);
        user.setEmail(MAIL);
        user.setIpAddress(ADDRESS);
        user.setUsername(SECRET);
        user.setName(SECRET);
        var geo = new Geo();
        geo.setCity(SECRET);
        user.setGeo(geo);
        user.setData(Map.of("secret", SECRET));
        return user;
    }

    private static SentryException exception() {
        var frame = new SentryStackFrame();
        frame.setVars(Map.of("secret", SECRET));
        frame.setContextLine(SECRET);
        frame.setPreContext(List.of(SECRET));
        frame.setPostContext(List.of(SECRET));
        frame.setAbsPath(SECRET);
        frame.setUnknown(Map.of(SECRET, SECRET));
        var trace = new SentryStackTrace(List.of(frame));
        trace.setRegisters(Map.of("secret", SECRET));
        var mechanism = new Mechanism();
        mechanism.setDescription(SECRET);
        mechanism.setHelpLink(SECRET);
        mechanism.setMeta(Map.of("secret", SECRET));
        mechanism.setData(Map.of("secret", SECRET));
        var exception = new SentryException();
        exception.setValue(SECRET);
        exception.setStacktrace(trace);
        exception.setMechanism(mechanism);
        exception.setUnknown(Map.of(SECRET, SECRET));
        return exception;
    }

    private static SentryThread thread() {
        var thread = new SentryThread();
        thread.setName(SECRET);
        thread.setState(SECRET);
        return thread;
    }
}
