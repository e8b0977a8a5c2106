package io.vitrine.application.log;

import io.vitrine.domain.audit.Act;
import io.vitrine.domain.audit.AuditEvent;
import io.vitrine.domain.audit.AuditEvent.Type;
import io.vitrine.domain.audit.AuditLog;
import io.vitrine.domain.log.LogLevel;
import io.vitrine.domain.log.LogLevels;
import io.vitrine.domain.log.LoggerLevel;
import io.vitrine.domain.log.LoggerName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Lets administrators see and change how much the log of an instance tells. */
public final class ChangeLogLevels {

    private final LogLevels levels;
    private final AuditLog audit;

    public ChangeLogLevels(LogLevels levels, AuditLog audit) {
        this.levels = levels;
        this.audit = audit;
    }

    /** What asking for another level leads to. */
    public sealed interface LevelChange {
        /** It tells so much from now on. */
        record Changed(LoggerLevel level) implements LevelChange {}

        /** It would tell what nobody must read. */
        record TooTalkative() implements LevelChange {}
    }

    /** The loggers that were told how much to tell, by name. */
    public Mono<List<LoggerLevel>> all() {
        return Mono.fromSupplier(levels::all);
    }

    /** Has a logger tell so much for a while. */
    public Mono<LevelChange> change(LoggerName logger, LogLevel level, Duration duration, Act act) {
        return Mono.fromSupplier(() -> {
            if (!logger.mayTell(level)) {
                return new LevelChange.TooTalkative();
            }
            var changed = levels.set(logger, level, duration);
            audit.note(AuditEvent.succeeded(Type.LOG_LEVEL_CHANGED, act.by().id(), logger.value(), act.occasion())
                    .with(Map.of("level", level.text(), "duration", duration.toString())));
            return new LevelChange.Changed(changed);
        });
    }
}
