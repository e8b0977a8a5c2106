package io.vitrine.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a {@link Load} found.
 *
 * @param rate answers a second
 * @param median of the time to an answer, in microseconds, as is {@code p99}
 */
record Measured(long rate, long failed, long median, long p99) {

    /**
     * Puts load on a server.
     *
     * @param core the core that the load stays on; negative for any
     * @param pause milliseconds between an answer and the next request of a connection
     */
    static Measured load(int core, int port, String path, int connections, int seconds, int pause, String... headers)
            throws IOException {
        var arguments = new ArrayList<>(List.of(
                Integer.toString(port),
                path,
                Integer.toString(connections),
                Integer.toString(seconds),
                Integer.toString(pause)));
        arguments.addAll(List.of(headers));
        try (var load = ChildProcess.java(core, List.of(), Load.class, arguments, Map.of())) {
            var figures = load.output().strip().split(" ", -1);
            return new Measured(
                    Long.parseLong(figures[0]),
                    Long.parseLong(figures[1]),
                    Long.parseLong(figures[2]),
                    Long.parseLong(figures[3]));
        }
    }
}
