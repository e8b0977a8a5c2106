package io.vitrine.adapter.web.levels;

import io.vitrine.adapter.web.json.Json;
import io.vitrine.application.log.ChangeLogLevels;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the handlers of log levels. */
@Configuration(proxyBeanMethods = false)
public class LevelConfiguration {

    @Bean
    LogLevelController logLevelController(ChangeLogLevels levels, Json json) {
        return new LogLevelController(levels, json);
    }
}
