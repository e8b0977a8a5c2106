package io.vitrine.adapter.r2dbc;

import io.r2dbc.postgresql.api.Notification;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** One connection on which changes are heard, fences are put up and answered, and the lease is kept. */
final class ListeningSession {

    private static final Duration EVERY = Duration.ofMillis(500);

    /** PostgreSQL that says nothing for so long is away. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    /** Listeners that went away without a word are forgotten once in so many beats. */
    private static final int SWEEPING = 120;

    private final PostgresqlConnection connection;
    private final UUID me;
    private final Lease lease;
    private final Telling telling;
    private final Settlements settlements;

    /** Answers to fences that have yet to be sent, and what says so. Only the thread of the connection adds some. */
    private final List<String> unsent = new ArrayList<>();

    private final Sinks.Many<Boolean> sending = Sinks.many().unicast().onBackpressureBuffer();
    private long beats;

    ListeningSession(PostgresqlConnection connection, UUID me, Lease lease, Telling telling, Settlements settlements) {
        this.connection = connection;
        this.me = me;
        this.lease = lease;
        this.telling = telling;
        this.settlements = settlements;
    }

    /**
     * Listens until the connection is lost, which is an error.
     *
     * @return a value each time the lease was renewed
     */
    Flux<Long> heard(Runnable listening) {
        telling.by(this);
        return Flux.merge(
                connection.getNotifications().doOnNext(this::heard).thenMany(Flux.error(ListeningSession::closed)),
                sending.asFlux().concatMap(_ -> answersSent()).thenMany(Flux.never()),
                listen().doOnSuccess(_ -> listening.run()).thenMany(beats()));
    }

    private static R2dbcNonTransientResourceException closed() {
        return new R2dbcNonTransientResourceException("The connection was closed", "08006");
    }

    private Mono<Void> listen() {
        return done("LISTEN vitrine_changed; LISTEN vitrine_fence; LISTEN vitrine_heard")
                .timeout(PATIENCE);
    }

    private Flux<Long> beats() {
        return Mono.defer(this::beat).repeatWhen(done -> done.delayElements(EVERY));
    }

    private Mono<Long> beat() {
        var askedAt = lease.tried();
        return renewed()
                .timeout(PATIENCE)
                .flatMap(pulse -> {
                    lease.reached();
                    telling.at(this, pulse.position());
                    return pulse.isHeld() && telling.goesOn(this, askedAt) ? Mono.just(askedAt) : caughtUp();
                })
                .delayUntil(_ -> beats++ % SWEEPING == 0 ? swept() : Mono.empty());
    }

    /** @param isHeld whether PostgreSQL still knows of the lease */
    private record Pulse(boolean isHeld, long position) {}

    private Mono<Pulse> renewed() {
        return one(
                """
                WITH renewed AS (
                    UPDATE catalogue_listener SET lease_until = clock_timestamp() + $2 * interval '1 ms'
                    WHERE instance = $1 AND lease_until > clock_timestamp()
                    RETURNING instance)
                SELECT EXISTS (SELECT FROM renewed) AS is_held,
                    CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS text) AS bigint) AS position\
                """,
                row -> new Pulse(Columns.flag(row, "is_held"), Columns.number(row, "position")),
                me,
                Lease.LENGTH.toMillis());
    }

    /** Takes the lease before asking what was missed: from then on writers wait for us. */
    private Mono<Long> caughtUp() {
        return Mono.defer(() -> {
            var askedAt = lease.tried();
            return leaseTaken().timeout(PATIENCE).then(missed(askedAt));
        });
    }

    private Mono<Long> missed(long askedAt) {
        return MissedChanges.on(connection).timeout(Lease.LENGTH).map(missed -> {
            telling.caughtUp(this, missed, askedAt);
            return askedAt;
        });
    }

    private Mono<Void> leaseTaken() {
        return done("""
            INSERT INTO catalogue_listener (instance, lease_until) VALUES ($1, clock_timestamp() + $2 * interval '1 ms')
            ON CONFLICT (instance) DO UPDATE SET lease_until = EXCLUDED.lease_until\
            """, me, Lease.LENGTH.toMillis());
    }

    private Mono<Void> swept() {
        return done("DELETE FROM catalogue_listener WHERE lease_until < clock_timestamp() - interval '1 minute'")
                .then(done("DELETE FROM catalogue_change_without_time WHERE changed_at < now() - interval '2 hours'"))
                .timeout(PATIENCE.multipliedBy(2));
    }

    /** Nobody has to wait for us any more. */
    Mono<Void> left() {
        return done("DELETE FROM catalogue_listener WHERE instance = $1", me);
    }

    /** Puts up a fence, and gives who holds a lease, or may believe to do so after clocks were set. */
    Mono<Set<UUID>> fence(long number) {
        return one(
                """
                SELECT pg_notify('vitrine_fence', $1), ARRAY(
                    SELECT instance FROM catalogue_listener WHERE lease_until > clock_timestamp() - $2 * interval '1 ms') AS instances\
                """,
                row -> Set.of(Columns.required(row, "instances", UUID[].class)),
                me + " " + number,
                Lease.LENGTH.toMillis());
    }

    private void heard(Notification notification) {
        var message = Objects.requireNonNull(notification.getParameter(), "a notification without a message");
        switch (notification.getName()) {
            case "vitrine_changed" -> telling.heard(this, ChangeNotices.change(message));
            case "vitrine_fence" -> fenceCame(message);
            case "vitrine_heard" -> answerCame(message.split(" ", -1));
            default -> throw new IllegalStateException("Nobody listens to " + notification.getName());
        }
    }

    private void fenceCame(String fence) {
        var parts = fence.split(" ", -1);
        if (parts[0].equals(me.toString())) {
            settlements.answered(me, Long.parseLong(parts[1]));
        } else {
            synchronized (unsent) {
                unsent.add(me + " " + fence);
            }
            sending.tryEmitNext(true);
        }
    }

    private void answerCame(String[] parts) {
        if (parts[1].equals(me.toString())) {
            settlements.answered(UUID.fromString(parts[0]), Long.parseLong(parts[2]));
        }
    }

    /** Those that came while others were being sent go together. */
    private Mono<Void> answersSent() {
        String[] answers;
        synchronized (unsent) {
            answers = unsent.toArray(String[]::new);
            unsent.clear();
        }
        return answers.length == 0
                ? Mono.empty()
                : done("SELECT count(pg_notify('vitrine_heard', answer)) FROM unnest($1) AS answer", (Object) answers);
    }

    private <T> Mono<T> one(String sql, Function<Readable, T> mapping, Object... values) {
        return executed(sql, values).flatMap(result -> result.map(mapping)).single();
    }

    private Mono<Void> done(String sql, Object... values) {
        return executed(sql, values).flatMap(PostgresqlResult::getRowsUpdated).then();
    }

    private Flux<PostgresqlResult> executed(String sql, Object... values) {
        var statement = connection.createStatement(sql);
        for (int index = 0; index < values.length; index++) {
            statement = statement.bind(index, values[index]);
        }
        return statement.execute();
    }
}
