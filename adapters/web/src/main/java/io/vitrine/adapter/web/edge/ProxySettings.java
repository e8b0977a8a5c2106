package io.vitrine.adapter.web.edge;

import io.vitrine.adapter.web.request.Network;
import io.vitrine.adapter.web.request.TrustedProxies;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which proxies stand in front of the service.
 *
 * @param trustedProxies the networks that they are in, such as {@code 10.0.0.0/8}; none by default
 * @param proxyHeaders where they say for whom they ask
 */
@ConfigurationProperties("vitrine.web")
record ProxySettings(
        @DefaultValue List<Network> trustedProxies,
        @DefaultValue("any") TrustedProxies.Words proxyHeaders) {

    TrustedProxies proxies() {
        return new TrustedProxies(trustedProxies, proxyHeaders);
    }
}
