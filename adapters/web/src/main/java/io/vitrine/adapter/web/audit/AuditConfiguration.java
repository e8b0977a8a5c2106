package io.vitrine.adapter.web.audit;

import io.vitrine.adapter.web.exchange.StreamedAnswers;
import io.vitrine.adapter.web.json.Json;
import io.vitrine.application.audit.ReadAudit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the handlers of the audit log. */
@Configuration(proxyBeanMethods = false)
public class AuditConfiguration {

    @Bean
    AuditController auditController(ReadAudit audit, StreamedAnswers answers, Json json) {
        return new AuditController(audit, answers, json);
    }
}
