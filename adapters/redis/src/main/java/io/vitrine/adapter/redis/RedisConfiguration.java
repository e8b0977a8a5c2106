package io.vitrine.adapter.redis;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.KeepAliveOptions;
import io.lettuce.core.SocketOptions.TcpUserTimeoutOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.resource.Delay;
import io.lettuce.core.resource.EpollProvider;
import io.lettuce.core.resource.NettyCustomizer;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.handler.flush.FlushConsolidationHandler;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientConfigurationBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;

/**
 * Makes the way to Redis where it is said where that is, by {@code spring.data.redis}: a server, sentinels or a cluster. Elsewhere there
 * is none of it, and nothing connects.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(WhereRedisIs.class)
@Import(DataRedisAutoConfiguration.class)
@EnableConfigurationProperties(RedisSettings.class)
public class RedisConfiguration {

    private static final Duration RECONNECTING_AT_FIRST_AFTER = Duration.ofMillis(50);
    private static final Duration RECONNECTING_AFTER = Duration.ofSeconds(1);
    private static final Duration TOPOLOGY_EVERY = Duration.ofSeconds(30);
    private static final Duration TOPOLOGY_AT_MOST_EVERY = Duration.ofSeconds(1);
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Duration KEEPING_ALIVE = Duration.ofSeconds(2);
    private static final int MOST_SENT_TOGETHER = 64;
    private static final int MOST_WAITING = 10_000;

    @Bean(initMethod = "start")
    RedisLink redisLink(ReactiveRedisConnectionFactory connections, MeterRegistry meters) {
        return new RedisLink(connections, meters);
    }

    @Bean
    RedisSign redisSign(RedisLink redis) {
        return new RedisSign(redis);
    }

    @Bean
    ClientResourcesBuilderCustomizer quickReconnecting() {
        return resources -> resources.reconnectDelay(Delay.fullJitter(
                RECONNECTING_AT_FIRST_AFTER, RECONNECTING_AFTER, RECONNECTING_AT_FIRST_AFTER.toMillis(), MILLISECONDS));
    }

    /** Commands of the same moment are sent together: each alone would cost a call of the system, here and at Redis. */
    @Bean
    ClientResourcesBuilderCustomizer commandsSentTogether() {
        return resources -> resources.nettyCustomizer(new NettyCustomizer() {
            @Override
            public void afterChannelInitialized(Channel channel) {
                channel.pipeline().addFirst(new FlushConsolidationHandler(MOST_SENT_TOGETHER, true));
            }
        });
    }

    @Bean
    ClientResourcesBuilderCustomizer measuring(MeterRegistry meters) {
        return resources -> resources.commandLatencyRecorder(new CommandLatencies(meters));
    }

    @Bean
    LettuceClientConfigurationBuilderCustomizer shortWaiting(RedisSettings settings) {
        return client -> client.commandTimeout(settings.timeout());
    }

    /** Who cannot be answered hears it at once, and a connection whose other end is gone does not look alive for long. */
    @Bean
    LettuceClientOptionsBuilderCustomizer quickRefusal(RedisSettings settings) {
        return options -> {
            options.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                    .requestQueueSize(MOST_WAITING)
                    .socketOptions(socket(settings));
            if (options instanceof ClusterClientOptions.Builder cluster) {
                cluster.topologyRefreshOptions(topology());
            }
        };
    }

    /** Only the native transport can give up what it has written to somebody who does not confirm it. */
    private static SocketOptions socket(RedisSettings settings) {
        return SocketOptions.builder()
                .connectTimeout(settings.connectTimeout())
                .keepAlive(KeepAliveOptions.builder()
                        .enable()
                        .idle(IDLE)
                        .interval(KEEPING_ALIVE)
                        .count(3)
                        .build())
                .tcpUserTimeout(TcpUserTimeoutOptions.builder()
                        .enable(EpollProvider.isAvailable())
                        .tcpUserTimeout(IDLE)
                        .build())
                .build();
    }

    /** Where the nodes of a cluster are is asked from time to time, and when one of them is not where it was. */
    private static ClusterTopologyRefreshOptions topology() {
        return ClusterTopologyRefreshOptions.builder()
                .enablePeriodicRefresh(TOPOLOGY_EVERY)
                .enableAllAdaptiveRefreshTriggers()
                .adaptiveRefreshTriggersTimeout(TOPOLOGY_AT_MOST_EVERY)
                .build();
    }
}
