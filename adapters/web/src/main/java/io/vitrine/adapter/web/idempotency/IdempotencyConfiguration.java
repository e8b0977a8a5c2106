package io.vitrine.adapter.web.idempotency;

import io.vitrine.adapter.web.problem.ProblemWriter;
import io.vitrine.application.idempotency.AnswerOnce;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes what carries repeatable requests out. */
@Configuration(proxyBeanMethods = false)
public class IdempotencyConfiguration {

    @Bean
    RepeatableRequests repeatableRequests(AnswerOnce answerOnce, ProblemWriter problems) {
        return new RepeatableRequests(answerOnce, problems);
    }
}
