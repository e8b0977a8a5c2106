package io.vitrine.domain.limit;

import io.vitrine.domain.account.Role;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Which quota is whose. A role that has none of its own has that of the role before it, and the first one that of everyone. */
public final class Quotas {

    private final Map<Policy, Quota> ofEveryone;
    private final Map<Role, Map<Policy, Quota>> ofRoles = new EnumMap<>(Role.class);

    /**
     * @param ofEveryone a quota for every policy
     * @param ofRoles what differs from that, in the number of requests only: what somebody did as one role counts for another, too,
     *     and so a policy has one window
     */
    public Quotas(Map<Policy, Quota> ofEveryone, Map<Role, Map<Policy, Quota>> ofRoles) {
        if (ofEveryone.size() < Policy.values().length) {
            throw new IllegalArgumentException("every policy has a quota");
        }
        this.ofEveryone = new EnumMap<>(ofEveryone);
        var inherited = new EnumMap<>(ofEveryone);
        for (var role : Role.values()) {
            var quotas = new EnumMap<>(inherited);
            quotas.putAll(ofRoles.getOrDefault(role, Map.of()));
            quotas.forEach(this::requireWindow);
            this.ofRoles.put(role, quotas);
            inherited = quotas;
        }
    }

    /** The highest quota of somebody's roles; without a role, that of everyone. */
    public Quota of(Policy policy, Collection<Role> roles) {
        Quota highest = null;
        for (var role : roles) {
            var quota = quota(ofRoles.getOrDefault(role, ofEveryone), policy);
            if (highest == null || quota.requests() > highest.requests()) {
                highest = quota;
            }
        }
        return highest == null ? quota(ofEveryone, policy) : highest;
    }

    private void requireWindow(Policy policy, Quota quota) {
        if (!quota.window().equals(quota(ofEveryone, policy).window())) {
            throw new IllegalArgumentException("a policy has one window");
        }
    }

    private static Quota quota(Map<Policy, Quota> quotas, Policy policy) {
        return Objects.requireNonNull(quotas.get(policy));
    }
}
