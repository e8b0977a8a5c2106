package io.vitrine.adapter.r2dbc;

import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.vitrine.domain.catalogue.CatalogueChange;
import io.vitrine.domain.catalogue.CatalogueChanges;
import io.vitrine.domain.incident.Incidents;
import io.vitrine.domain.incident.RecurringFailure;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/**
 * Hears of changes by {@code LISTEN} and {@code NOTIFY}, which triggers send and PostgreSQL delivers in the order of commits. Whoever
 * has written sends a notification after it, a fence, which every instance that holds a lease answers.
 */
final class ListenedChanges implements CatalogueChanges, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ListenedChanges.class);

    private static final Retry AFTER_LOSS = Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(100))
            .maxBackoff(Duration.ofSeconds(1))
            .transientErrors(true);

    private static final Retry ON_THE_NEXT_CONNECTION = Retry.fixedDelay(Long.MAX_VALUE, Duration.ofMillis(50));
    private static final Duration LAST_CHANCE = Duration.ofSeconds(1);

    private final ListeningConnections connections;
    private final UUID me;
    private final Lease lease;
    private final Telling telling;
    private final Settlements settlements;
    private final GroupCommit<Object, Boolean> settling;
    private final RecurringFailure failures;
    private final Sinks.Empty<Void> stopping = Sinks.empty();
    private final Sinks.Empty<Void> stopped = Sinks.empty();

    /** The one that is listened on, as soon as there is one. */
    private volatile Sinks.One<ListeningSession> session = Sinks.one();

    private volatile boolean isHeard = true;
    private @Nullable Disposable running;

    /**
     * @param me an identity that no other instance has, nor had
     * @param nanos goes on while the process is stopped, as {@code System.nanoTime} does
     */
    ListenedChanges(ListeningConnections connections, UUID me, LongSupplier nanos, Incidents incidents) {
        this.connections = connections;
        this.me = me;
        lease = new Lease(nanos);
        telling = new Telling(lease);
        failures = new RecurringFailure(incidents, nanos);
        settlements = new Settlements(me);
        // What was asked for is over when all have answered, or after the length of a lease: who has not heard by then
        // holds none.
        settling = new GroupCommit<>("fence", Lease.LENGTH, _ -> fenced().thenReturn(Map.of()));
    }

    synchronized void start() {
        if (running == null) {
            running = Flux.defer(this::listened)
                    .retryWhen(AFTER_LOSS)
                    .doFinally(_ -> stopped.tryEmitEmpty())
                    .subscribe();
        }
    }

    private Flux<Long> listened() {
        lease.tried();
        return connections
                .during(this::listenedOn, connection -> sessionOn(connection).left())
                .doOnNext(_ -> works())
                .doOnError(this::lost);
    }

    private Flux<Long> listenedOn(PostgresqlConnection connection) {
        var mine = sessionOn(connection);
        return mine.heard(() -> session.tryEmitValue(mine))
                .takeUntilOther(stopping.asMono())
                .doOnError(this::lost);
    }

    private ListeningSession sessionOn(PostgresqlConnection connection) {
        return new ListeningSession(connection, me, lease, telling, settlements);
    }

    private void works() {
        failures.succeeded();
        if (!isHeard) {
            log.info("Changes of the catalogue are heard again");
            isHeard = true;
        }
    }

    /** At once, and again when the connection is closed or where there was none. */
    private void lost(Throwable failure) {
        session = Sinks.one();
        if (Failures.isOutOfReach(failure)) {
            lease.failed();
        } else {
            lease.reached();
        }
        telling.lost();
        var isOutage = Failures.isOutage(failure);
        if (!isOutage) {
            failures.failed(failure);
        }
        if (isHeard) {
            log.warn(
                    "Changes of the catalogue are not heard, so nothing that is kept of it is trusted and writes take"
                            + " up to {} s longer: {}",
                    Lease.LENGTH.toSeconds(),
                    isOutage ? Failures.unavailable(failure).getMessage() : failure.toString());
            isHeard = false;
        }
    }

    private Mono<Void> fenced() {
        return settlements
                .settled(number -> Mono.defer(() -> session.asMono())
                        .flatMap(current -> current.fence(number))
                        .retryWhen(ON_THE_NEXT_CONNECTION))
                .timeout(Lease.LENGTH, Mono.empty());
    }

    @Override
    public void tell(Consumer<CatalogueChange> listener) {
        telling.to(listener);
    }

    @Override
    public Mono<Void> settled() {
        return Mono.defer(() -> settling.ask(new Object())).onErrorComplete().then();
    }

    @Override
    public Hearing hearing() {
        return lease.hearing();
    }

    boolean isCutOff() {
        return hearing() == Hearing.CUT_OFF;
    }

    @Override
    public long position() {
        return telling.position();
    }

    /** Takes leave, so that no writer waits for this instance. */
    @Override
    public synchronized void close() {
        stopping.tryEmitEmpty();
        if (running != null) {
            stopped.asMono().timeout(LAST_CHANCE).onErrorComplete().block();
            running.dispose();
        }
        telling.lost();
    }
}
