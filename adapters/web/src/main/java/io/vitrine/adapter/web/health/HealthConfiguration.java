package io.vitrine.adapter.web.health;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.netty4.NettyAllocatorMetrics;
import io.micrometer.core.instrument.binder.netty4.NettyEventExecutorMetrics;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import io.vitrine.application.health.ReportHealth;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.resources.LoopResources;

/** Makes the handler of health, and the vital sign that this adapter knows of. */
@Configuration(proxyBeanMethods = false)
public class HealthConfiguration {

    @Bean
    HealthController healthController(ReportHealth health) {
        return new HealthController(health);
    }

    @Bean
    EventLoops eventLoops(ReactorResourceFactory threads, MeterRegistry meters) {
        var loops = threads.getLoopResources().onServer(LoopResources.DEFAULT_NATIVE);
        new NettyEventExecutorMetrics(loops).bindTo(meters);
        return new EventLoops(loops, System::nanoTime);
    }

    /** What the server takes memory for its buffers from. */
    @Bean
    MeterBinder buffers() {
        return ByteBufAllocator.DEFAULT instanceof ByteBufAllocatorMetricProvider allocator
                ? new NettyAllocatorMetrics(allocator)
                : _ -> {};
    }
}
