package io.vitrine.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.vitrine.domain.cache.Lookup;
import io.vitrine.domain.shared.StoreUnavailable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Redis as it is run by those who cannot do without: a cluster, sentinels, and TLS with a user who may do little. */
class RedisTopologiesTest {

    @BeforeAll
    static void there_is_a_redis() {
        InstalledRedis.requireOne("a Redis cluster, Redis with sentinels and Redis with TLS");
    }

    @Test
    void a_cluster_goes_on_with_a_replica_when_a_master_is_killed_under_load() {
        try (var cluster = TestCluster.ofSix(InstalledRedis.documentedUser());
                var link = TestLink.with(Map.of(
                        "spring.data.redis.cluster.nodes", cluster.addresses(),
                        "spring.data.redis.username", "vitrine",
                        "spring.data.redis.password", "secret"))) {
            awaitUse(link);
            assertThat(cluster.masters()).allMatch(node -> !node.say("DBSIZE").startsWith(":0\r"));

            try (var load = TestLoad.on(link)) {
                cluster.masters().getFirst().kill();

                await().atMost(Duration.ofSeconds(60))
                        .until(() -> isMaster(cluster.replicas().getFirst()));
                awaitUse(link);
                assertGoesOn(load);
            }
            assertThat(cluster.replicas()).flatMap(InstalledRedis::refusedBy).isEmpty();
        }
    }

    @Test
    void sentinels_replace_a_master_by_its_replica_which_has_what_was_kept() {
        try (var master = InstalledRedis.started();
                var replica = InstalledRedis.started("--replicaof", "127.0.0.1 " + master.port())) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> replica.say("INFO replication").contains("master_link_status:up"));
            var sentinels = Stream.generate(() -> InstalledRedis.startedSentinel(master))
                    .limit(3)
                    .toList();
            try (var link = TestLink.with(Map.of(
                    "spring.data.redis.sentinel.master",
                    "vitrine",
                    "spring.data.redis.sentinel.nodes",
                    addresses(sentinels)))) {
                awaitUse(link);
                keep(link, "boot", 7);
                assertThat(master.say("WAIT 1 5000")).startsWith(":1");
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> sentinels.stream().allMatch(RedisTopologiesTest::knowsAll));

                try (var load = TestLoad.on(link)) {
                    master.kill();

                    await().atMost(Duration.ofSeconds(60)).until(() -> isMaster(replica));
                    awaitUse(link);
                    assertThat(link.cache().find("boot", 6).block()).isInstanceOf(Lookup.Hit.class);
                    assertGoesOn(load);
                }
            } finally {
                sentinels.forEach(TestRedis::close);
            }
        }
    }

    @Test
    void with_tls_a_user_who_may_do_what_the_document_says_is_let_in(@TempDir Path folder) throws Exception {
        var port = TestRedis.freePort();
        try (var redis = startedWithTls(port, folder);
                var link = TestLink.with(overTls(port, folder.resolve("authority.pem")))) {
            awaitUse(link);
            link.cache().giveUp("load-0").block(Duration.ofSeconds(30));
            redis.say("SCRIPT FLUSH");
            awaitUse(link);

            assertThat(InstalledRedis.refusedBy(redis)).isEmpty();
            assertThat(redis.say("ACL DRYRUN vitrine GET vitrine:limit:other")).startsWith("+OK");
            assertThat(redis.say("ACL DRYRUN vitrine GET other")).contains("no permissions");
            assertThat(redis.say("ACL DRYRUN vitrine KEYS vitrine:*")).contains("no permissions");
        }
    }

    @Test
    void with_tls_nobody_is_talked_to_whom_the_authority_does_not_know(@TempDir Path folder) throws Exception {
        var another =
                Files.writeString(folder.resolve("another.pem"), authority().getCertificatePEM());
        var port = TestRedis.freePort();
        try (var _ = startedWithTls(port, folder);
                var known = TestLink.with(overTls(port, folder.resolve("authority.pem")));
                var unknown = TestLink.with(overTls(port, another))) {
            awaitUse(known);

            assertThatThrownBy(() -> TestLoad.pass(unknown))
                    .isInstanceOf(StoreUnavailable.class)
                    .rootCause()
                    .isInstanceOf(GeneralSecurityException.class);
        }
    }

    private static TestRedis startedWithTls(int port, Path folder) throws Exception {
        var settings = Stream.of(
                        Stream.of("--tls-port", Integer.toString(port), "--tls-auth-clients", "no"),
                        certified(folder, authority()).stream(),
                        InstalledRedis.documentedUser())
                .flatMap(Function.identity());
        return InstalledRedis.started(settings.toArray(String[]::new));
    }

    private static X509Bundle authority() throws Exception {
        return new CertificateBuilder()
                .ecp256()
                .subject("CN=authority of this test")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
    }

    /** The settings of a server that this authority knows. */
    private static List<String> certified(Path folder, X509Bundle authority) throws Exception {
        var issued = new CertificateBuilder()
                .ecp256()
                .subject("CN=redis of this test")
                .addSanIpAddress("127.0.0.1")
                .addSanDnsName("localhost")
                .buildIssuedBy(authority);
        var trusted = Files.writeString(folder.resolve("authority.pem"), authority.getCertificatePEM());
        var certificate = Files.writeString(folder.resolve("certificate.pem"), issued.getCertificatePathPEM());
        var key = Files.writeString(folder.resolve("key.pem"), issued.getPrivateKeyPEM());
        return List.of(
                "--tls-cert-file",
                certificate.toString(),
                "--tls-key-file",
                key.toString(),
                "--tls-ca-cert-file",
                trusted.toString());
    }

    private static Map<String, Object> overTls(int port, Path authority) {
        var settings = new HashMap<String, Object>();
        settings.put("vitrine.redis.timeout", "5s");
        settings.put("spring.data.redis.host", "localhost");
        settings.put("spring.data.redis.port", port);
        settings.put("spring.data.redis.username", "vitrine");
        settings.put("spring.data.redis.password", "secret");
        settings.put("spring.data.redis.ssl.enabled", true);
        settings.put("spring.data.redis.ssl.bundle", "redis");
        settings.put(
                "spring.ssl.bundle.pem.redis.truststore.certificate",
                authority.toUri().toString());
        return settings;
    }

    private static void keep(TestLink link, String key, long position) {
        link.cache().keep(key, new byte[] {1}, position, Duration.ofHours(1)).block(Duration.ofSeconds(30));
    }

    private static void awaitUse(TestLink link) {
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptionsInstanceOf(StoreUnavailable.class)
                .untilAsserted(() -> TestLoad.pass(link));
    }

    private static void assertGoesOn(TestLoad load) {
        var before = load.answers();
        await().atMost(Duration.ofSeconds(60)).until(() -> load.answers() > before + TestLoad.KEYS);
        assertThat(load.failures()).isEmpty();
    }

    private static boolean isMaster(TestRedis redis) {
        return redis.say("INFO replication").contains("role:master");
    }

    private static boolean knowsAll(TestRedis sentinel) {
        return sentinel.say("INFO sentinel").contains("status=ok,address=")
                && sentinel.say("INFO sentinel").contains("slaves=1,sentinels=3");
    }

    private static String addresses(List<TestRedis> servers) {
        return servers.stream().map(it -> "127.0.0.1:" + it.port()).collect(Collectors.joining(","));
    }
}
