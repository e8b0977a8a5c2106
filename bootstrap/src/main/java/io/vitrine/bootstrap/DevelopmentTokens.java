package io.vitrine.bootstrap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vitrine.adapter.crypto.CryptoConfiguration;
import io.vitrine.application.access.IssueDevelopmentToken;
import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.incident.Incident;
import io.vitrine.domain.incident.Incidents;
import io.vitrine.domain.token.AccessTokens;
import io.vitrine.domain.token.Revocations;
import java.time.Clock;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the command needs that prints a development token; no part of the service. */
@Configuration(proxyBeanMethods = false)
@Import(CryptoConfiguration.class)
class DevelopmentTokens {

    @Bean
    InstantSource clock() {
        return Clock.systemUTC();
    }

    /** Nobody watches over a command. */
    @Bean
    MeterRegistry meters() {
        return new SimpleMeterRegistry();
    }

    /** The command issues tokens, and verifies none. */
    @Bean
    Revocations revocations() {
        return new NoRevocations();
    }

    private record NoRevocations() implements Revocations {
        @Override
        public boolean isRevoked(SessionId session) {
            return false;
        }

        @Override
        public void revoked(SessionId session) {}
    }

    /** What fails is said to whoever gave the command. */
    @Bean
    Incidents incidents() {
        return new NoIncidents();
    }

    private record NoIncidents() implements Incidents {
        @Override
        public void report(Incident incident) {}

        @Override
        public long lost() {
            return 0;
        }
    }

    @Bean
    IssueDevelopmentToken issueDevelopmentToken(AccessTokens tokens) {
        return new IssueDevelopmentToken(tokens);
    }
}
