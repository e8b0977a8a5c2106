package io.vitrine.adapter.web.problem;

import io.vitrine.adapter.web.json.Json;
import io.vitrine.domain.incident.Incidents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.server.WebExceptionHandler;

/** Makes the one handler of problems. */
@Configuration(proxyBeanMethods = false)
public class ProblemConfiguration {

    @Bean
    ProblemWriter problemWriter(Json json) {
        return new ProblemWriter(json);
    }

    @Bean
    WebExceptionHandler problemHandler(ProblemWriter problems, Incidents incidents) {
        return new ProblemHandler(problems, incidents);
    }
}
