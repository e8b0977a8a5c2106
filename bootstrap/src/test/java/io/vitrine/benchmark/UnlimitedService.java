package io.vitrine.benchmark;

import io.vitrine.application.limit.LimitRequests;
import io.vitrine.bootstrap.VitrineApplication;
import io.vitrine.domain.audit.AuditLog;
import io.vitrine.domain.limit.Decision;
import io.vitrine.domain.limit.ExceededLimits;
import io.vitrine.domain.limit.KeyDigests;
import io.vitrine.domain.limit.RateLimiter;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import reactor.core.publisher.Mono;

/** The service, with a limiter that says yes to everything without counting, so that what counting costs can be measured. */
final class UnlimitedService {

    private static final String LIMITS = "limitRequests";
    private static final RateLimiter YES =
            (_, quota) -> Mono.just(new Decision.Allowed(quota, quota.requests(), Duration.ofMinutes(1)));

    private UnlimitedService() {}

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(VitrineApplication.class)
                .initializers(UnlimitedService::replaceLimits)
                .run();
    }

    private static void replaceLimits(ConfigurableApplicationContext context) {
        var generic = (GenericApplicationContext) context;
        context.addBeanFactoryPostProcessor(beans -> {
            var registry = (BeanDefinitionRegistry) beans;
            registry.removeBeanDefinition(LIMITS);
            registry.registerBeanDefinition(
                    LIMITS, new RootBeanDefinition(LimitRequests.class, () -> unlimited(generic)));
        });
    }

    private static LimitRequests unlimited(GenericApplicationContext context) {
        return new LimitRequests(
                Optional.empty(),
                YES,
                context.getBean(ExceededLimits.class),
                context.getBean(KeyDigests.class),
                context.getBean(AuditLog.class));
    }
}
