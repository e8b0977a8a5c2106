package io.vitrine.adapter.web.edge;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/**
 * Warns where everybody is sent to TLS and nobody can arrive over it. The start goes on: probes are answered, and what stands in
 * front may still be set up.
 */
final class HttpsOutOfReach implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory>, Ordered {

    private static final Logger log = LoggerFactory.getLogger(HttpsOutOfReach.class);

    private final EdgeSettings settings;
    private final ProxySettings proxies;

    HttpsOutOfReach(EdgeSettings settings, ProxySettings proxies) {
        this.settings = settings;
        this.proxies = proxies;
    }

    /** After the framework's own, which tells the server of its certificate. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        if (settings.httpsOnly()
                && !Ssl.isEnabled(factory.getSsl())
                && proxies.trustedProxies().isEmpty()) {
            log.warn("HTTPS is demanded (vitrine.web.https-only), but there is neither a certificate"
                    + " (VITRINE_TLS_CERTIFICATE, VITRINE_TLS_KEY) nor a proxy that is trusted to have had TLS"
                    + " (vitrine.web.trusted-proxies): every call but probes will be refused or sent away");
        }
    }
}
