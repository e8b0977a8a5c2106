package io.vitrine.adapter.web;

import io.vitrine.application.health.ReportHealth;
import io.vitrine.domain.health.Finding;
import io.vitrine.domain.health.Importance;
import io.vitrine.domain.health.InMemoryVitalSign;
import io.vitrine.domain.health.Status;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** The health of a service that is well, until a test wants it otherwise. */
@Configuration(proxyBeanMethods = false)
public class ServedHealth {

    private final InMemoryVitalSign database = new InMemoryVitalSign("database", Importance.NEEDED);
    private final InMemoryVitalSign cache = new InMemoryVitalSign("cache", Importance.HELPFUL);
    private final InMemoryVitalSign threads = new InMemoryVitalSign("threads", Importance.VITAL);
    private final ReportHealth health = new ReportHealth(List.of(database, cache, threads), "1.2.3", () -> 0);

    ServedHealth() {
        database.answers(Mono.just(Finding.up().with("millis", 3)));
        look();
        health.admit();
    }

    @Bean
    ReportHealth reportHealth() {
        return health;
    }

    /** Has it be as these are, as long as the result is not closed. */
    public Faults.Until during(Status ofDatabase, Status ofCache, Status ofThreads) {
        is(ofDatabase, ofCache, ofThreads);
        return () -> is(Status.UP, Status.UP, Status.UP);
    }

    private void is(Status ofDatabase, Status ofCache, Status ofThreads) {
        database.is(ofDatabase);
        cache.is(ofCache);
        threads.is(ofThreads);
        look();
    }

    /** Has no look ever end, as long as the result is not closed. */
    public Faults.Until hanging() {
        database.hangs();
        cache.hangs();
        threads.hangs();
        return () -> is(Status.UP, Status.UP, Status.UP);
    }

    /** Has it be told to end, until the result is closed. */
    public Faults.Until ending() {
        health.refuse();
        return health::admit;
    }

    public int looks() {
        return database.looks();
    }

    private void look() {
        health.look().block();
    }
}
