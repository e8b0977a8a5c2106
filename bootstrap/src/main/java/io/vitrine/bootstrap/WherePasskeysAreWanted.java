package io.vitrine.bootstrap;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Profiles;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * What {@code vitrine.passkeys.enabled} says, and where it says nothing, everywhere but in production: only its operator knows for which
 * domain passkeys are.
 */
final class WherePasskeysAreWanted implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        var environment = context.getEnvironment();
        var usual = !environment.acceptsProfiles(Profiles.of("production"));
        return environment.getProperty("vitrine.passkeys.enabled", Boolean.class, usual);
    }
}
