package io.vitrine.adapter.redis;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Several servers that are one cluster: masters, which share the slots, and replicas of them. */
final class TestCluster implements AutoCloseable {

    private static final int SLOTS = 16_384;
    private static final List<String> SETTINGS = List.of("--cluster-enabled", "yes", "--cluster-node-timeout", "1000");

    private final List<TestRedis> masters;
    private final List<TestRedis> replicas;

    private TestCluster(List<TestRedis> masters, List<TestRedis> replicas) {
        this.masters = masters;
        this.replicas = replicas;
    }

    /** Three masters alone. */
    static TestCluster ofThree() {
        var cluster = new TestCluster(three(TestRedis::startedAt, SETTINGS), List.of());
        cluster.join();
        return cluster;
    }

    /** Three masters with a replica for each, of the Redis that is installed, with more settings as its command line takes them. */
    static TestCluster ofSix(Stream<String> more) {
        var settings = Stream.concat(SETTINGS.stream(), more).toList();
        var cluster =
                new TestCluster(three(InstalledRedis::startedAt, settings), three(InstalledRedis::startedAt, settings));
        cluster.join();
        cluster.replicate();
        return cluster;
    }

    private static List<TestRedis> three(BiFunction<Integer, String[], TestRedis> start, List<String> settings) {
        return IntStream.range(0, 3)
                .mapToObj(_ -> start.apply(port(), settings.toArray(String[]::new)))
                .toList();
    }

    /** Nodes of a cluster talk to each other at another port, which is theirs and 10,000. */
    private static int port() {
        return IntStream.generate(TestRedis::freePort)
                .filter(port -> port + 10_000 < 65_536)
                .findFirst()
                .orElseThrow();
    }

    private void join() {
        for (int node = 0; node < masters.size(); node++) {
            var slots = IntStream.range(SLOTS * node / masters.size(), SLOTS * (node + 1) / masters.size())
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining(" "));
            masters.get(node).say("CLUSTER ADDSLOTS " + slots);
        }
        nodes().forEach(node ->
                node.say("CLUSTER MEET 127.0.0.1 " + masters.getFirst().port()));
        var known = "cluster_known_nodes:" + nodes().count();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> nodes().map(node -> node.say("CLUSTER INFO"))
                        .allMatch(info -> info.contains("cluster_state:ok") && info.contains(known)));
    }

    private void replicate() {
        for (int node = 0; node < replicas.size(); node++) {
            var replica = replicas.get(node);
            var master = masters.get(node).say("CLUSTER MYID").split("\r\n")[1];
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> replica.say("CLUSTER REPLICATE " + master).startsWith("+OK"));
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() -> replicas.stream()
                        .allMatch(replica -> replica.say("INFO replication").contains("master_link_status:up")));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> nodes().allMatch(node -> replicasKnownTo(node) == replicas.size()));
    }

    private static long replicasKnownTo(TestRedis node) {
        return node.say("CLUSTER NODES")
                .lines()
                .filter(line -> line.contains("slave"))
                .count();
    }

    private Stream<TestRedis> nodes() {
        return Stream.concat(masters.stream(), replicas.stream());
    }

    List<TestRedis> masters() {
        return masters;
    }

    List<TestRedis> replicas() {
        return replicas;
    }

    /** Where they are, as the settings take it. */
    String addresses() {
        return nodes().map(node -> "127.0.0.1:" + node.port()).collect(Collectors.joining(","));
    }

    @Override
    public void close() {
        nodes().forEach(TestRedis::close);
    }
}
