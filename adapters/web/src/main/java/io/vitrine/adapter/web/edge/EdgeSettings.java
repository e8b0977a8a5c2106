package io.vitrine.adapter.web.edge;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a request has to arrive.
 *
 * @param headWithin from its first byte to the end of its head
 * @param bodyWithin the whole body, of what is no upload
 * @param httpsOnly whether it has to come over TLS; in production, unless something else is said
 * @param publicHost where clients reach the service over TLS, such as {@code api.shop.example}, with its port where that is not
 *     443; they are sent to the host that they ask for when it is not set
 */
@ConfigurationProperties("vitrine.web")
record EdgeSettings(
        @DefaultValue("10s") Duration headWithin,
        @DefaultValue("30s") Duration bodyWithin,
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
