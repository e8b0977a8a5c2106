package io.vitrine.bootstrap;

import io.vitrine.domain.account.Role;
import io.vitrine.domain.limit.Policy;
import io.vitrine.domain.limit.Quota;
import io.vitrine.domain.limit.Quotas;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many requests somebody may make.
 *
 * @param api of everything that the other two do not count ({@code VITRINE_LIMITS_API_REQUESTS}, {@code VITRINE_LIMITS_API_WINDOW})
 * @param auth of what may be a guess at who somebody is ({@code VITRINE_LIMITS_AUTH_REQUESTS} and so on)
 * @param passwordReset of what sends mail ({@code VITRINE_LIMITS_PASSWORDRESET_REQUESTS} and so on)
 * @param roles other numbers of requests for a role and those after it ({@code VITRINE_LIMITS_ROLES_EDITOR_API})
 * @param lease how many requests of {@code api} an instance asks the others for at a time; 1 counts exactly
 *     ({@code VITRINE_LIMITS_LEASE})
 */
@Validated
@ConfigurationProperties("vitrine.limits")
record LimitSettings(
        @DefaultValue({}) @Valid Api api,
        @DefaultValue({}) @Valid Auth auth,
        @DefaultValue({}) @Valid PasswordReset passwordReset,
        @DefaultValue({}) Map<Role, @Valid Requests> roles,
        @DefaultValue("1") @Min(1) @Max(100) int lease) {

    /** The quota of {@code api}. */
    record Api(
            @DefaultValue("100") @Min(1) @Max(1_000_000) int requests,

            @DefaultValue("15m") @NotNull @DurationMin(seconds = 1) @DurationMax(days = 1)
            Duration window) {}

    /** The quota of {@code auth}. */
    record Auth(
            @DefaultValue("5") @Min(1) @Max(1_000_000) int requests,

            @DefaultValue("15m") @NotNull @DurationMin(seconds = 1) @DurationMax(days = 1)
            Duration window) {}

    /** The quota of {@code password-reset}. */
    record PasswordReset(
            @DefaultValue("3") @Min(1) @Max(1_000_000) int requests,

            @DefaultValue("1h") @NotNull @DurationMin(seconds = 1) @DurationMax(days = 1)
            Duration window) {}

    /** The numbers of requests of a role; 0 is that of the role before it. */
    record Requests(
            @Min(0) @Max(1_000_000) int api,
            @Min(0) @Max(1_000_000) int auth,
            @Min(0) @Max(1_000_000) int passwordReset) {
        private Map<Policy, Integer> byPolicy() {
            return Map.of(Policy.API, api, Policy.AUTH, auth, Policy.PASSWORD_RESET, passwordReset);
        }
    }

    Quotas quotas() {
        var ofEveryone = Map.of(
                Policy.API, new Quota(api.requests(), api.window()),
                Policy.AUTH, new Quota(auth.requests(), auth.window()),
                Policy.PASSWORD_RESET, new Quota(passwordReset.requests(), passwordReset.window()));
        var ofRoles = new EnumMap<Role, Map<Policy, Quota>>(Role.class);
        roles.forEach((role, requests) -> ofRoles.put(role, quotas(requests, ofEveryone)));
        return new Quotas(ofEveryone, ofRoles);
    }

    private static Map<Policy, Quota> quotas(Requests ofRole, Map<Policy, Quota> ofEveryone) {
        var quotas = new EnumMap<Policy, Quota>(ofEveryone);
        ofRole.byPolicy().forEach((policy, requests) -> {
            if (requests == 0) {
                quotas.remove(policy);
            } else {
                quotas.computeIfPresent(policy, (_, quota) -> new Quota(requests, quota.window()));
            }
        });
        return quotas;
    }
}
