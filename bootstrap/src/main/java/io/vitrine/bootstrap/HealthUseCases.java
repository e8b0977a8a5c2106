package io.vitrine.bootstrap;

import io.vitrine.application.health.ReportHealth;
import io.vitrine.domain.health.VitalSign;
import io.vitrine.domain.incident.Incidents;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the service is: what the adapters know of it, and what nobody knows but the process. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HealthSettings.class)
class HealthUseCases {

    private static final Path OF_THIS_PROCESS = Path.of("/proc/self/status");

    @Bean
    ProcessMemory processMemory(HealthSettings settings, Incidents incidents) {
        return new ProcessMemory(OF_THIS_PROCESS, settings.memory(), incidents);
    }

    @Bean
    ReportHealth reportHealth(List<VitalSign> signs, HealthSettings settings) {
        return new ReportHealth(withCache(signs), settings.version(), System::nanoTime);
    }

    /** Where there is no Redis, nobody has told of a cache. */
    private static List<VitalSign> withCache(List<VitalSign> signs) {
        var own = new OwnCache();
        return signs.stream().map(VitalSign::name).anyMatch(own.name()::equals)
                ? signs
                : Stream.concat(signs.stream(), Stream.of(own)).toList();
    }

    @Bean(initMethod = "start")
    Watching watching(ReportHealth health) {
        return new Watching(health);
    }

    @Bean
    ComingAndGoing comingAndGoing(ReportHealth health, HealthSettings settings) {
        return new ComingAndGoing(health, settings.notice());
    }
}
