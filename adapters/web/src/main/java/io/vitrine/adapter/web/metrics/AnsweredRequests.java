package io.vitrine.adapter.web.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.http.Outcome;
import io.vitrine.adapter.web.metrics.WebMeters.Tag;
import io.vitrine.adapter.web.request.NotedTrace;
import io.vitrine.adapter.web.request.TraceParent;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Times answers by what was asked for and how it ended. There are as many series as there are routes, methods and kinds of answers,
 * whatever anybody sends.
 */
public final class AnsweredRequests {

    /** The objective is a quarter of a second; what takes longer than one is slow. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5)
    };

    private final MeterRegistry meters;
    private final NotedTrace traces;
    private final Map<Answered, Timer> timers = new ConcurrentHashMap<>();

    AnsweredRequests(MeterRegistry meters, NotedTrace traces) {
        this.meters = meters;
        this.traces = traces;
    }

    private record Answered(String method, String route, int status) {}

    /**
     * Notes an answer whose head is about to be sent.
     *
     * @param method one of a few
     * @param route the template of the address
     * @param begun when the request was here, by {@link System#nanoTime}
     * @param trace that it belongs to
     */
    public void note(String method, String route, int status, long begun, TraceParent trace) {
        var answered = new Answered(method, route, status);
        var known = timers.get(answered);
        var timer = known == null ? timers.computeIfAbsent(answered, this::timer) : known;
        traces.during(trace, () -> timer.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS));
    }

    private Timer timer(Answered answered) {
        return Timer.builder(WebMeters.REQUESTS.getName())
                .description(WebMeters.REQUESTS.description())
                .tag(Tag.METHOD.asString(), answered.method())
                .tag(Tag.URI.asString(), answered.route())
                .tag(Tag.STATUS.asString(), Integer.toString(answered.status()))
                .tag(
                        Tag.OUTCOME.asString(),
                        Outcome.forStatus(answered.status()).name())
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }
}
