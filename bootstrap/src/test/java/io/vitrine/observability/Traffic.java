package io.vitrine.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vitrine.adapter.r2dbc.TestDatabase;
import io.vitrine.adapter.redis.TestRedis;
import io.vitrine.domain.account.Role;
import io.vitrine.endtoend.Vitrine;
import io.vitrine.endtoend.Vitrine.Reply;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.regex.Pattern;

/** Everything that anybody does with the service, and what may happen to it. */
final class Traffic {

    /** How many calls the service grants to users. */
    static final int CALLS_OF_A_USER = 40;

    /** How many letters it sends to reset a password. */
    static final int RESETS = 2;

    private static final String API = "/api/v1";
    private static final String ANA = "ana@example.org";
    private static final String PASSWORD = "plum velvet harbour kite";
    private static final Pattern MAILED = Pattern.compile("vp1_[A-Za-z0-9_-]{43}");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Vitrine vitrine;
    private final Server prometheus;

    /** @param prometheus that sees what is done */
    Traffic(Vitrine vitrine, Server prometheus) {
        this.vitrine = vitrine;
        this.prometheus = prometheus;
    }

    void reads() {
        var product = vitrine.post(
                        API + "/products",
                        "{\"sku\":\"%d\",\"name\":\"Owl\",\"status\":\"active\"}".formatted(System.nanoTime()))
                .header("Location");
        var brand = vitrine.post(API + "/brands", "{\"name\":\"Press %d\"}".formatted(System.nanoTime()))
                .header("Location");
        for (int i = 0; i < 5; i++) {
            succeeds(vitrine.get(product));
            succeeds(vitrine.get(brand));
            succeeds(vitrine.get(API + "/products?sku=" + i));
            succeeds(vitrine.get(API + "/products?q=owl&facets=brand"));
        }
        succeeds(vitrine.get(API + "/products", "Accept", "application/x-ndjson"));
        succeeds(vitrine.get(API + "/health"));
    }

    void writes() {
        var lines = "{\"sku\":\"B\",\"name\":\"Bag\"}\n{\"sku\":\"C\",\"name\":\"Cup\"}\n{\"sku\":\"\"}\n";
        succeeds(vitrine.upload(lines));
        succeeds(vitrine.upload(lines.replace("Bag", "Box")));
    }

    void refusals() {
        assertThat(vitrine.get("/nothing").status()).isEqualTo(404);
        assertThat(vitrine.get(API + "/products?size=many").status()).isEqualTo(400);
        assertThat(vitrine.get(API + "/me").status()).isEqualTo(401);
        assertThat(vitrine.get(API + "/users", "Authorization", "Bearer " + vitrine.token(Role.EDITOR))
                        .status())
                .isEqualTo(403);
    }

    void accounts() {
        assertThat(post("/auth/register", credentials(PASSWORD)).status()).isEqualTo(202);
        assertThat(post("/auth/login", credentials("slate orchard comet river")).status())
                .isEqualTo(401);
        var first = succeeds(post("/auth/login", credentials(PASSWORD)));
        exceedsACallOf(text(first, "accessToken"));
        var second = succeeds(refresh(text(first, "refreshToken")));
        succeeds(refresh(text(second, "refreshToken")));
        assertThat(refresh(text(first, "refreshToken")).code()).isEqualTo("refresh-token-reused");
        resets();
        locks();
    }

    private void exceedsACallOf(String accessToken) {
        for (int i = 0; i < CALLS_OF_A_USER; i++) {
            vitrine.get(API + "/me", "Authorization", "Bearer " + accessToken);
        }
        assertThat(vitrine.get(API + "/me", "Authorization", "Bearer " + accessToken)
                        .status())
                .isEqualTo(429);
    }

    private void resets() {
        for (int i = 0; i < RESETS; i++) {
            assertThat(post("/auth/password/forgot", "{\"email\":\"%s\"}".formatted(ANA))
                            .status())
                    .isEqualTo(202);
        }
        assertThat(post("/auth/password/forgot", "{\"email\":\"%s\"}".formatted(ANA))
                        .status())
                .isEqualTo(429);
        var token = await().atMost(PATIENCE).until(this::mailed, text -> !text.isEmpty());
        post("/auth/password/reset", "{\"token\":\"%s\",\"password\":\"%s\"}".formatted(token, PASSWORD));
    }

    /** The token of the last letter, or nothing when there is none yet. */
    private String mailed() {
        var found = MAILED.matcher(vitrine.get("/local/outbox").body());
        return found.find() ? found.group() : "";
    }

    private void locks() {
        var admin = vitrine.token(Role.ADMIN);
        var users =
                vitrine.get(API + "/users", "Authorization", "Bearer " + admin).json();
        var account = Shipped.each(users.path("items"))
                .filter(user -> user.path("email").asString().equals(ANA))
                .map(user -> user.path("id").asString())
                .findFirst()
                .orElseThrow();
        succeeds(vitrine.send(HttpRequest.newBuilder(vitrine.uri(API + "/users/" + account))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + admin)
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString("{\"locked\":true}"))));
    }

    /** Redis is away, until Prometheus has seen that limits are counted by this instance alone. */
    void without(TestRedis redis) {
        redis.kill();
        unread();
        prometheus.await("vitrine_limit_fallback == 1");
        unread();
        prometheus.await("resilience4j_circuitbreaker_state{state=\"open\"} == 1");
        redis.startAgain();
        prometheus.await("vitrine_health{part=\"cache\"} == 2");
        prometheus.await("vitrine_limit_fallback == 0");
    }

    /** PostgreSQL is silent, until Prometheus has seen that requests fail. */
    void without(TestDatabase database) {
        database.freeze();
        try {
            unread();
            prometheus.await("vitrine_health{part=\"database\"} == 0");
            await().atMost(PATIENCE.multipliedBy(2)).until(() -> {
                assertThat(unread().status()).isEqualTo(503);
                return !prometheus
                        .query("sum(rate(http_server_requests_seconds_count{outcome=\"SERVER_ERROR\"}[10s])) > 0")
                        .isEmpty();
            });
        } finally {
            database.thaw();
        }
        prometheus.await("vitrine_health{part=\"database\"} == 2");
    }

    private Reply unread() {
        return vitrine.get(API + "/products?sku=" + System.nanoTime());
    }

    private Reply refresh(String token) {
        return post("/auth/refresh", "{\"refreshToken\":\"%s\"}".formatted(token));
    }

    private Reply post(String path, String json) {
        return vitrine.anonymousPost(API + path, json);
    }

    private static String credentials(String password) {
        return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(ANA, password);
    }

    private static String text(Reply reply, String name) {
        return reply.json().path(name).asString();
    }

    private static Reply succeeds(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isBetween(200, 299);
        return reply;
    }
}
