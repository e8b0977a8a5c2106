package io.vitrine.adapter.redis;

import io.lettuce.core.metrics.CommandLatencyRecorder;
import io.lettuce.core.protocol.ProtocolKeyword;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Measures how long Redis takes for each command. Lettuce's own recorder tells both addresses of a connection too, so that there would be
 * more series with each connection; here there is one for each of the few commands that are used.
 */
final class CommandLatencies implements CommandLatencyRecorder {

    private final MeterRegistry meters;
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();

    CommandLatencies(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void recordCommandLatency(
            SocketAddress local,
            SocketAddress remote,
            ProtocolKeyword command,
            long firstResponseLatency,
            long completionLatency) {
        timers.computeIfAbsent(command.toString(), this::timer).record(completionLatency, TimeUnit.NANOSECONDS);
    }

    private Timer timer(String command) {
        return Timer.builder(RedisMeters.COMMANDS.getName())
                .description(RedisMeters.COMMANDS.description())
                .tag(RedisMeters.Tag.COMMAND.asString(), command)
                .register(meters);
    }
}
