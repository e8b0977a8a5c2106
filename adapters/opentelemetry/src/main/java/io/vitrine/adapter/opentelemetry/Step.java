package io.vitrine.adapter.opentelemetry;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import io.vitrine.domain.shared.Waits;
import java.util.regex.Pattern;

/** What a request waits for, as an observation that has not begun. */
final class Step {

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern STATEMENT = Pattern.compile("([A-Z]{3,}) .*");
    private static final int LONGEST_TEXT = 2_000;
    private static final String SYSTEM = "db.system.name";

    private Step() {}

    static Observation of(Waits.For what, String of, ObservationRegistry observations) {
        return switch (what) {
            case CLIENT -> inside("client." + of, observations);
            case CONNECTION ->
                inside("pool.acquire", observations).lowCardinalityKeyValue("db.client.connection.pool.name", of);
            case STATEMENT -> statement(of, observations);
            case SHARED ->
                elsewhere("redis." + of, observations)
                        .lowCardinalityKeyValue(SYSTEM, "redis")
                        .lowCardinalityKeyValue("db.operation.name", of);
            case HASH -> inside("hash." + of, observations);
        };
    }

    /** One by itself, or one that many wait for together, which has a name instead of a text. */
    private static Observation statement(String of, ObservationRegistry observations) {
        var text = SPACES.matcher(of.strip()).replaceAll(" ");
        var statement = STATEMENT.matcher(text);
        var step = elsewhere("postgresql.statement", observations).lowCardinalityKeyValue(SYSTEM, "postgresql");
        return statement.matches()
                ? step.contextualName("postgresql " + statement.group(1))
                        .lowCardinalityKeyValue("db.operation.name", statement.group(1))
                        .highCardinalityKeyValue("db.query.text", shortened(text))
                : step.contextualName("postgresql " + text).lowCardinalityKeyValue("db.query.summary", text);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }

    private static Observation inside(String name, ObservationRegistry observations) {
        return Observation.createNotStarted(name, observations).contextualName(name);
    }

    /** Of what is done by another system, so that those who draw maps of systems see it. */
    private static Observation elsewhere(String name, ObservationRegistry observations) {
        return Observation.createNotStarted(
                        name,
                        () -> {
                            var context = new SenderContext<String>((_, _, _) -> {}, Kind.CLIENT);
                            context.setCarrier(name);
                            return context;
                        },
                        observations)
                .contextualName(name);
    }
}
