package io.vitrine.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vitrine.domain.cache.Lookup;
import io.vitrine.domain.limit.Decision;
import io.vitrine.domain.limit.LimitKey;
import io.vitrine.domain.limit.Policy;
import io.vitrine.domain.limit.Quota;
import io.vitrine.domain.shared.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Whatever happens to Redis, who asks hears soon that it is away, and it is used again when it is back. */
class RedisFaultsTest {

    private static final Quota MANY = new Quota(1_000_000, Duration.ofMinutes(15));
    private static final LimitKey KEY = new LimitKey(Policy.API, LimitKey.Of.ADDRESS, "203.0.113.7");
    private static final LimitKey OTHER = new LimitKey(Policy.API, LimitKey.Of.ADDRESS, "203.0.113.8");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final AtomicInteger keys = new AtomicInteger();

    private final List<AutoCloseable> open = new ArrayList<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(RedisLink.class);

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void close() throws Exception {
        logger.detachAppender(log);
        for (var it : open.reversed()) {
            it.close();
        }
    }

    @Test
    void one_that_is_not_there_at_the_start_is_used_once_it_is() {
        var port = TestRedis.freePort();
        var link = opened(TestLink.to(port));
        assertAway(link);

        opened(TestRedis.startedAt(port));

        awaitUse(link);
        assertToldOnce();
    }

    @Test
    void one_that_was_killed_is_used_again_once_it_is_back() {
        var redis = opened(TestRedis.started());
        var link = opened(TestLink.to(redis.port()));
        awaitUse(link);
        redis.kill();
        assertAway(link);

        redis.startAgain();

        awaitUse(link);
        assertToldOnce();
    }

    @Test
    void one_that_accepts_and_never_answers_is_used_again_once_it_answers() {
        var redis = opened(TestRedis.started());
        var link = opened(TestLink.to(redis.port()));
        awaitUse(link);
        redis.freeze();
        assertAway(link);

        redis.thaw();

        awaitUse(link);
        assertToldOnce();
    }

    @Test
    void one_that_never_answered_is_used_once_it_does() {
        var redis = opened(TestRedis.started());
        redis.freeze();
        var link = opened(TestLink.to(redis.port()));
        assertAway(link);

        redis.thaw();

        awaitUse(link);
        assertToldOnce();
    }

    @Test
    void one_that_is_full_is_used_again_once_there_is_room() {
        var redis = opened(TestRedis.started("--maxmemory-policy", "noeviction"));
        var link = opened(TestLink.to(redis.port()));
        awaitUse(link);
        redis.say("CONFIG SET maxmemory 100000");
        assertAway(link);

        redis.say("CONFIG SET maxmemory 0");

        awaitUse(link);
    }

    @Test
    void one_that_became_a_replica_is_used_again_once_it_is_a_master() {
        var master = opened(TestRedis.started());
        var redis = opened(TestRedis.started());
        var link = opened(TestLink.to(redis.port()));
        awaitUse(link);
        redis.say("REPLICAOF 127.0.0.1 " + master.port());
        await().atMost(Duration.ofSeconds(30))
                .until(() -> redis.say("INFO replication").contains("master_link_status:up"));
        assertAway(link);

        redis.say("REPLICAOF NO ONE");

        awaitUse(link);
    }

    @Test
    void one_that_is_slow_is_used_again_once_it_is_not() {
        var redis = opened(TestRedis.started());
        var link = opened(TestLink.to(redis.port()));
        awaitUse(link);
        redis.say("CLIENT PAUSE 600000 WRITE");
        assertAway(link);

        redis.say("CLIENT UNPAUSE");

        awaitUse(link);
        assertToldOnce();
    }

    @Test
    void one_that_comes_back_with_what_it_had_long_ago_is_not_believed() {
        var redis = opened(TestRedis.started());
        var link = opened(TestLink.patientlyTo(redis));
        keep(link, 5);
        redis.say("SAVE");
        keep(link, 9);
        redis.kill();

        redis.startAgain();

        awaitUse(link);
        assertThat(find(link, 8)).isEqualTo(new Lookup.Missing());
        assertThat(find(link, 4))
                .isInstanceOfSatisfying(
                        Lookup.Hit.class, hit -> assertThat(hit.position()).isEqualTo(5));
    }

    @Test
    void one_that_is_full_finds_what_it_has() {
        var redis = opened(TestRedis.started("--maxmemory-policy", "noeviction"));
        var link = opened(TestLink.patientlyTo(redis));
        keep(link, 7);
        redis.say("CONFIG SET maxmemory 100000");

        assertThat(find(link, 6)).isInstanceOf(Lookup.Hit.class);
    }

    @Test
    void a_key_of_another_type_is_away_for_itself() {
        var redis = opened(TestRedis.started());
        var limiter = opened(TestLink.patientlyTo(redis)).limiter();
        redis.say("SET vitrine:limit:" + OTHER + " nonsense");

        assertThatThrownBy(() -> limiter.take(OTHER, MANY).block()).isInstanceOf(StoreUnavailable.class);

        assertThat(take(limiter)).isInstanceOf(Decision.Allowed.class);
        redis.say("DEL vitrine:limit:" + OTHER);
        assertThat(limiter.take(OTHER, MANY).block()).isInstanceOf(Decision.Allowed.class);
    }

    @Test
    void one_that_forgot_the_script_is_told_it_again() {
        var redis = opened(TestRedis.started());
        var limiter = opened(TestLink.patientlyTo(redis)).limiter();
        take(limiter);
        redis.say("SCRIPT FLUSH");

        assertThat(take(limiter).remaining()).isEqualTo(MANY.requests() - 2);
        assertThat(take(limiter).remaining()).isEqualTo(MANY.requests() - 3);
        assertThat(redis.say("INFO commandstats")).contains("cmdstat_eval:calls=2,", "cmdstat_evalsha:calls=3,");
    }

    @Test
    void after_a_few_failures_it_is_left_alone() {
        var link = opened(TestLink.to(TestRedis.shared().port())).part(RedisLink.class);
        var asked = new AtomicInteger();
        Mono<Decision> failing = link.ask("fail", _ -> {
            asked.incrementAndGet();
            return Mono.error(new IllegalStateException("it does not answer"));
        });

        for (int n = 0; n < 1_000; n++) {
            assertThatThrownBy(failing::block).isInstanceOf(StoreUnavailable.class);
        }

        assertThat(asked).hasValueBetween(3, 30);
    }

    /** Its failures are all of one kind, and whoever asks gets an answer. */
    private void assertAway(TestLink link) {
        for (var asking : everything(link)) {
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertAway(asking));
            for (int n = 0; n < 100; n++) {
                assertAway(asking);
            }
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(told(Level.WARN)).hasSize(1));
        await().atMost(Duration.ofSeconds(30)).until(link.limiter()::isAway);
    }

    private static void assertAway(Mono<?> asking) {
        assertThatThrownBy(() -> asking.blockOptional(Duration.ofSeconds(30))).isInstanceOf(StoreUnavailable.class);
    }

    private static void awaitUse(TestLink link) {
        for (var asking : everything(link)) {
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptionsInstanceOf(StoreUnavailable.class)
                    .until(() -> {
                        asking.blockOptional(Duration.ofSeconds(30));
                        return true;
                    });
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> !link.limiter().isAway());
    }

    /** What Redis is asked for and has to be able to write for. */
    private static List<Mono<?>> everything(TestLink link) {
        return List.of(
                link.limiter().take(KEY, MANY),
                Mono.defer(() -> link.cache().find("fault-" + keys.incrementAndGet(), 0)),
                Mono.defer(() -> link.cache().keep("fault-" + keys.incrementAndGet(), new byte[100], 7, HOUR)));
    }

    private static void keep(TestLink link, long position) {
        link.cache().keep("boot", new byte[100], position, HOUR).block(Duration.ofSeconds(30));
    }

    private static Lookup find(TestLink link, long newerThan) {
        return link.cache()
                .find("boot", newerThan)
                .blockOptional(Duration.ofSeconds(30))
                .orElseThrow();
    }

    private void assertToldOnce() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(told(Level.INFO)).containsExactly("Redis is back"));
        assertThat(told(Level.WARN))
                .singleElement()
                .asString()
                .startsWith("Continuing without Redis: no shared cache, limits are counted by each instance.");
    }

    private List<String> told(Level level) {
        return List.copyOf(log.list).stream()
                .filter(event -> event.getLevel() == level)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static Decision take(RedisRateLimiter limiter) {
        return limiter.take(KEY, MANY).blockOptional(Duration.ofSeconds(30)).orElseThrow();
    }

    private <T extends AutoCloseable> T opened(T it) {
        open.add(it);
        return it;
    }
}
