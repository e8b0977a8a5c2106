package io.vitrine.adapter.web.edge;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a request may take to arrive.
 *
 * @param headWithin from its first byte to the end of its head
 * @param bodyWithin the whole body, of what is no upload
 */
@ConfigurationProperties("vitrine.web")
record EdgeSettings(
        @DefaultValue("10s") Duration headWithin,
        @DefaultValue("30s") Duration bodyWithin) {}
