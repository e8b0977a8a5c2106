package io.vitrine.adapter.web.levels;

import io.vitrine.adapter.web.json.Timestamps;
import io.vitrine.domain.log.LoggerLevel;
import org.jspecify.annotations.Nullable;

/**
 * How much a logger tells.
 *
 * @param until null where it is as configured
 */
record LogLevelDocument(
        String logger, String level, @Nullable String until) {

    static LogLevelDocument of(LoggerLevel level) {
        return new LogLevelDocument(
                level.logger().value(),
                level.level().text(),
                level.until().map(Timestamps::text).orElse(null));
    }
}
