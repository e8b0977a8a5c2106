package io.vitrine.adapter.sentry;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Whether it is said where Sentry is: {@code SENTRY_DSN}. */
final class WhereSentryIs implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return isSaidIn(context.getEnvironment());
    }

    static boolean isSaidIn(Environment environment) {
        return StringUtils.hasText(environment.getProperty("sentry.dsn"));
    }
}
