package io.vitrine.adapter.web.security;

import io.vitrine.adapter.web.limit.RateLimits;
import io.vitrine.adapter.web.request.Occasions;
import io.vitrine.application.audit.NoteRefusals;
import io.vitrine.domain.account.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import reactor.core.publisher.Mono;

/**
 * One chain for every request: everybody reads, editors write, whoever has an account sees their own, and administrators
 * see those of others. A token that is sent has to be valid, on a read too; only where somebody comes for a token it is not looked
 * at. No cookie lets anybody in here: the one that holds a refresh token is read, and guarded, where tokens are renewed.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
public class SecurityConfiguration {

    private static final String[] READ_BY_EDITORS = {
        "/api/v1/products/{id}/versions", "/api/v1/products/{id}/versions/{version}", "/api/v1/imports/**"
    };
    private static final String READ_WITH_A_BODY = "/api/v1/products/batch-get";
    private static final String[] OF_ACCOUNTS = {"/api/v1/me/**", "/api/v1/auth/logout-all"};
    private static final String[] OF_ADMINISTRATORS = {
        "/api/v1/users/**", "/api/v1/audit-events/**", "/api/v1/log-levels/**"
    };
    private static final String AUTHENTICATION = "/api/v1/auth/**";

    @Bean
    SecurityWebFilterChain securityFilterChain(
            ServerHttpSecurity http,
            ReactiveJwtDecoder decoder,
            DispatcherHandler dispatcher,
            NoteRefusals refusals,
            RateLimits limits,
            Occasions occasions) {
        var denied = new DeniedAccess(refusals, occasions);
        var editors = new NeededRole(Role.EDITOR, dispatcher);
        return http.authorizeExchange(rules -> rules.pathMatchers(OF_ADMINISTRATORS)
                        .access(new NeededRole(Role.ADMIN, dispatcher))
                        .pathMatchers(OF_ACCOUNTS)
                        .access(new NeededRole(Role.USER, dispatcher))
                        .pathMatchers(AUTHENTICATION)
                        .permitAll()
                        .pathMatchers(READ_BY_EDITORS)
                        .access(editors)
                        .pathMatchers(HttpMethod.POST, READ_WITH_A_BODY)
                        .permitAll()
                        .pathMatchers(HttpMethod.GET)
                        .permitAll()
                        .pathMatchers(HttpMethod.HEAD)
                        .permitAll()
                        .pathMatchers(HttpMethod.OPTIONS)
                        .permitAll()
                        .anyExchange()
                        .access(editors))
                .oauth2ResourceServer(server -> server.bearerTokenConverter(new SentTokens())
                        .jwt(jwt -> jwt.jwtDecoder(decoder).jwtAuthenticationConverter(new BearerAuthentication()))
                        .authenticationEntryPoint((exchange, refusal) ->
                                limits.countRefusedCall(exchange).then(Mono.error(refusal)))
                        .accessDeniedHandler(denied))
                .addFilterAfter(new CountedCalls(limits), SecurityWebFiltersOrder.AUTHENTICATION)
                .exceptionHandling(handling -> handling.authenticationEntryPoint((_, refusal) -> Mono.error(refusal))
                        .accessDeniedHandler(denied))
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .headers(ServerHttpSecurity.HeaderSpec::disable)
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .cors(ServerHttpSecurity.CorsSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .build();
    }

    @Bean
    Readers readers(ReactiveJwtDecoder decoder) {
        return new Readers(decoder);
    }

    /**
     * A SKU may hold any visible character, so a slash or a percent sign in an address is no sign of an attack. Rules and
     * handlers match the same parsed path, so that an address cannot mean one thing here and another there.
     */
    @Bean
    ServerWebExchangeFirewall firewall() {
        return ServerWebExchangeFirewall.INSECURE_NOOP;
    }

    @Bean
    WebFluxConfigurer argumentsOfHandlers(Occasions occasions) {
        return new WebFluxConfigurer() {
            @Override
            public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
                resolvers.addCustomResolver(new CallerArgument(), new ActArgument(occasions));
            }
        };
    }
}
