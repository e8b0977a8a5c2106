package io.vitrine.benchmark;

import io.vitrine.bootstrap.VitrineApplication;
import io.vitrine.domain.catalogue.Products;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.security.web.server.MatcherSecurityWebFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/**
 * The service, which remembers products that it has read, so that what a request costs besides PostgreSQL can be measured. Argument:
 * {@code unlimited}, for one that counts no calls.
 */
final class RememberingService {

    private static final String LIMITING = "CountedCalls";

    private RememberingService() {}

    public static void main(String[] arguments) {
        var unlimited = List.of(arguments).contains("unlimited");
        new SpringApplicationBuilder(VitrineApplication.class)
                .initializers(context -> context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
                    @Override
                    public Object postProcessAfterInitialization(Object bean, String name) {
                        return switch (bean) {
                            case Products products -> remembering(products);
                            case SecurityWebFilterChain chain when unlimited -> withoutLimits(chain);
                            default -> bean;
                        };
                    }
                }))
                .run();
    }

    private static Products remembering(Products products) {
        var known = new ConcurrentHashMap<List<?>, Mono<?>>();
        InvocationHandler handler = (_, method, values) -> method.getName().equals("byId")
                ? known.computeIfAbsent(List.of(values[0]), _ -> ((Mono<?>) invoked(products, method, values)).cache())
                : invoked(products, method, values);
        return (Products)
                Proxy.newProxyInstance(Products.class.getClassLoader(), new Class<?>[] {Products.class}, handler);
    }

    private static Object invoked(Products products, java.lang.reflect.Method method, Object[] values) {
        try {
            return method.invoke(products, values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SecurityWebFilterChain withoutLimits(SecurityWebFilterChain chain) {
        List<WebFilter> others = chain.getWebFilters()
                .filter(filter -> !filter.toString().contains(LIMITING)
                        && !filter.getClass().getSimpleName().equals(LIMITING))
                .collectList()
                .blockOptional()
                .orElseThrow();
        return new MatcherSecurityWebFilterChain(ServerWebExchangeMatchers.anyExchange(), others);
    }
}
