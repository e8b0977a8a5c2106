package io.vitrine.adapter.web.edge;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How requests have to arrive, and answers to be taken.
 *
 * @param headWithin from its first byte to the end of its head
 * @param bodyWithin the whole body, of what is no upload
 * @param answerPause after which a reader who takes nothing of an answer is cut off
 * @param streamPause the same, of what is an export
 * @param idle after which a connection on which nothing is asked is closed
 * @param connections that there are at the most; further ones are closed at once
 * @param httpsOnly whether it has to come over TLS; in production, unless something else is said
 * @param publicHost where clients reach the service over TLS, such as {@code api.shop.example}, with its port where that is not
 *     443; they are sent to the host that they ask for when it is not set
 */
@ConfigurationProperties("vitrine.web")
record EdgeSettings(
        @DefaultValue("10s") Duration headWithin,
        @DefaultValue("30s") Duration bodyWithin,
        @DefaultValue("30s") Duration answerPause,
        @DefaultValue("5m") Duration streamPause,
        @DefaultValue("60s") Duration idle,
        @DefaultValue("20000") int connections,
        @DefaultValue("false") boolean httpsOnly,
        @Nullable String publicHost) {

    EdgeSettings {
        if (publicHost != null && publicHost.isBlank()) {
            publicHost = null;
        }
        if (publicHost != null && !RequestTarget.isHost(publicHost)) {
            throw new IllegalArgumentException("vitrine.web.public-host is a host, such as api.shop.example");
        }
    }
}
