package io.vitrine.adapter.web.docs;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Profiles;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** What {@code vitrine.docs.enabled} says, and where it says nothing, everywhere but in production. */
final class WhereDocsAreWanted implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var environment = context.getEnvironment();
        var usual = !environment.acceptsProfiles(Profiles.of("production"));
        return environment.getProperty("vitrine.docs.enabled", Boolean.class, usual);
    }
}
