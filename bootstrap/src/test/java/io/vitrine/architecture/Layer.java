package io.vitrine.architecture;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The layers of the hexagon from the inside out. A layer is one Maven module and one package; an arrow to another layer is a
 * dependency between the modules. What a layer may know is what its arrows lead to, over any number of steps.
 */
enum Layer implements Place {
    DOMAIN("domain", "domain"),
    APPLICATION("application", "application", DOMAIN),
    CAFFEINE("adapters/caffeine", "adapter.caffeine", DOMAIN),
    CRYPTO("adapters/crypto", "adapter.crypto", DOMAIN),
    LOGBACK("adapters/logback", "adapter.logback", DOMAIN),
    MAIL("adapters/mail", "adapter.mail", DOMAIN),
    OPENTELEMETRY("adapters/opentelemetry", "adapter.opentelemetry", DOMAIN),
    R2DBC("adapters/r2dbc", "adapter.r2dbc", DOMAIN),
    REDIS("adapters/redis", "adapter.redis", DOMAIN),
    RESILIENCE4J("adapters/resilience4j", "adapter.resilience4j", DOMAIN),
    SENTRY("adapters/sentry", "adapter.sentry", DOMAIN),
    WEB("adapters/web", "adapter.web", APPLICATION),
    WEBAUTHN("adapters/webauthn", "adapter.webauthn", DOMAIN),
    BOOTSTRAP(
            "bootstrap",
            "bootstrap",
            APPLICATION,
            CAFFEINE,
            CRYPTO,
            LOGBACK,
            MAIL,
            OPENTELEMETRY,
            R2DBC,
            REDIS,
            RESILIENCE4J,
            SENTRY,
            WEB,
            WEBAUTHN);

    private final String module;
    private final String subpackage;
    private final List<Layer> arrows;

    Layer(String module, String subpackage, Layer... arrows) {
        this.module = module;
        this.subpackage = subpackage;
        this.arrows = List.of(arrows);
    }

    static Layer[] adapters() {
        return EnumSet.allOf(Layer.class).stream().filter(Layer::isAdapter).toArray(Layer[]::new);
    }

    /** The folder of its module. */
    String module() {
        return module;
    }

    /** The layers that its module names as dependencies. */
    Set<Layer> arrows() {
        return Set.copyOf(arrows);
    }

    /** Everything that its arrows lead to. */
    Set<Layer> mayKnow() {
        var known = EnumSet.noneOf(Layer.class);
        arrows.forEach(arrow -> {
            known.add(arrow);
            known.addAll(arrow.mayKnow());
        });
        return known;
    }

    boolean isAdapter() {
        return module.startsWith("adapters/");
    }

    @Override
    public String packageUnder(String root) {
        return root + "." + subpackage;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
