package io.vitrine.adapter.sentry;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether it is not said where Sentry is. */
final class WhereNobodyIsTold implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return !WhereSentryIs.isSaidIn(context.getEnvironment());
    }
}
