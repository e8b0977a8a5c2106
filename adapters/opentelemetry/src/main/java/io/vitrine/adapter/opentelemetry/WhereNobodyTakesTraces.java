package io.vitrine.adapter.opentelemetry;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether it is not said where traces go to. */
final class WhereNobodyTakesTraces implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return !OpenTelemetrySettings.nameAnEndpoint(context.getEnvironment());
    }
}
