package io.vitrine.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The Redis that is installed on this machine. It is newer than the one that tests bring along, and knows TLS. */
final class InstalledRedis {

    private static final Path SERVER = Path.of("/usr/bin/redis-server");
    private static final Path DOCUMENT = Path.of("../../docs/redis.md");

    private InstalledRedis() {}

    /** Skips loudly where there is none; where CI runs there has to be one. */
    static void requireOne(String what) {
        var there = Files.isExecutable(SERVER);
        if ("true".equals(System.getenv("CI"))) {
            assertThat(there).as("%s, which CI has to have", SERVER).isTrue();
        }
        assumeTrue(there, "NOT TESTED: %s, since there is no %s here".formatted(what, SERVER));
    }

    static TestRedis started(String... settings) {
        return startedAt(TestRedis.freePort(), settings);
    }

    static TestRedis startedAt(int port, String... settings) {
        return TestRedis.startedFrom(SERVER.toString(), port, settings);
    }

    /** The user that the document on Redis proposes, as the command line takes it. */
    static Stream<String> documentedUser() {
        try {
            return Files.readAllLines(DOCUMENT).stream()
                    .filter(line -> line.startsWith("user vitrine "))
                    .flatMap(line -> Stream.of(("--" + line).split(" ")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Which commands it refused to users, but for those by which Lettuce introduces itself: Redis 7.0 does not know them. */
    static List<String> refusedBy(TestRedis redis) {
        var log = redis.say("ACL LOG").lines().toList();
        return IntStream.range(0, log.size())
                .filter(line -> log.get(line).equals("object"))
                .mapToObj(line -> log.get(line + 2))
                .filter(command -> !command.startsWith("client|"))
                .toList();
    }

    /** A sentinel of a master that is called {@code vitrine}, who needs another one to replace it by its replica. */
    static TestRedis startedSentinel(TestRedis master) {
        var sentinel = started("--sentinel");
        sentinel.say("SENTINEL MONITOR vitrine 127.0.0.1 " + master.port() + " 2");
        sentinel.say("SENTINEL SET vitrine down-after-milliseconds 500");
        return sentinel;
    }
}
