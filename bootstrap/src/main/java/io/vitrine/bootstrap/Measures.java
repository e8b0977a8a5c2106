package io.vitrine.bootstrap;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.vitrine.adapter.web.request.NotedTrace;
import io.vitrine.application.health.HealthReport.Component;
import io.vitrine.application.health.ReportHealth;
import io.vitrine.application.limit.LimitRequests;
import io.vitrine.domain.health.Status;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** What nobody can measure but who sees the whole service. */
@Configuration(proxyBeanMethods = false)
class Measures {

    @Bean
    ExemplaryTraces exemplaryTraces(NotedTrace traces) {
        return new ExemplaryTraces(traces);
    }

    @Bean
    MeterBinder healthMeters(ReportHealth health) {
        return meters -> health.report()
                .components()
                .forEach(component -> gauge(
                                ServiceMeters.HEALTH,
                                () -> number(
                                        part(health, component.name()).finding().status()))
                        .tag(ServiceMeters.Tag.PART.asString(), component.name())
                        .register(meters));
    }

    @Bean
    MeterBinder memoryMeters(ReportHealth health) {
        return meters -> gauge(ServiceMeters.RESIDENT, () -> resident(health)).register(meters);
    }

    @Bean
    MeterBinder limitMeters(LimitRequests limits) {
        return meters ->
                gauge(ServiceMeters.FALLBACK, () -> limits.alone() ? 1 : 0).register(meters);
    }

    @Bean
    MeterBinder cleanupMeters(Sweeping sweeping) {
        return meters -> gauge(
                        ServiceMeters.CLEANUP, () -> sweeping.lastSuccess().getEpochSecond())
                .register(meters);
    }

    @Bean
    MeterBinder buildMeters(HealthSettings settings) {
        return meters -> gauge(ServiceMeters.BUILD, () -> 1)
                .tag(ServiceMeters.Tag.VERSION.asString(), settings.version())
                .register(meters);
    }

    private static Gauge.Builder<Supplier<Number>> gauge(ServiceMeters meter, Supplier<Number> value) {
        return Gauge.builder(meter.getName(), value)
                .baseUnit(meter.getBaseUnit())
                .description(meter.description());
    }

    private static Component part(ReportHealth health, String name) {
        return health.report().components().stream()
                .filter(component -> component.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static int number(Status status) {
        return switch (status) {
            case UP -> 2;
            case DEGRADED -> 1;
            case DOWN -> 0;
        };
    }

    private static long resident(ReportHealth health) {
        var megabytes = part(health, "memory").finding().facts().getOrDefault(ProcessMemory.RESIDENT_MEGABYTES, 0L);
        return DataSize.ofMegabytes(megabytes).toBytes();
    }
}
