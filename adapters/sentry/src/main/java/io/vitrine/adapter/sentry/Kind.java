package io.vitrine.adapter.sentry;

import io.sentry.SentryLevel;
import io.vitrine.domain.incident.Incident;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A kind of incident, as Sentry knows it: alerts look for its code in the tag {@link Tag#INCIDENT}. */
enum Kind {
    FAILURE("failure", SentryLevel.ERROR, null),
    SLOW_REQUEST("slow-request", SentryLevel.WARNING, "A request took too long"),
    MEMORY_HIGH("memory-high", SentryLevel.WARNING, "The service takes more memory than it should"),
    TOKEN_REUSED("token-reused", SentryLevel.WARNING, "A refresh token was used a second time");

    private final String code;
    private final SentryLevel level;
    private final @Nullable String sentence;

    Kind(String code, SentryLevel level, @Nullable String sentence) {
        this.code = code;
        this.level = level;
        this.sentence = sentence;
    }

    static Kind of(Incident incident) {
        return switch (incident) {
            case Incident.Failure _ -> FAILURE;
            case Incident.SlowRequest _ -> SLOW_REQUEST;
            case Incident.MemoryHigh _ -> MEMORY_HIGH;
            case Incident.TokenReused _ -> TOKEN_REUSED;
        };
    }

    static Optional<Kind> ofCode(@Nullable String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }

    String code() {
        return code;
    }

    SentryLevel level() {
        return level;
    }

    /** What happened, always in the same words; absent where an error says it. */
    Optional<String> sentence() {
        return Optional.ofNullable(sentence);
    }
}
