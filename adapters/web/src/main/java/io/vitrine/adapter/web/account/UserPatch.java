package io.vitrine.adapter.web.account;

import io.vitrine.adapter.web.json.Element;
import io.vitrine.adapter.web.json.Members;
import io.vitrine.domain.account.Role;
import io.vitrine.domain.shared.InvalidValue;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What is to change of an account: a merge patch (RFC 7396) of which nothing can be removed. */
record UserPatch(Optional<Set<Role>> roles, Optional<Boolean> locked) {

    private static final String ROLES = "roles";
    private static final String LOCKED = "locked";

    /**
     * Reads a patch.
     *
     * @throws io.vitrine.domain.shared.InvalidDocument when it is not valid
     */
    static UserPatch read(JsonNode document) {
        var root = Element.root(document);
        return root.readWhole(element -> Optional.of(read(element.members(List.of(ROLES, LOCKED)))))
                .orElseThrow(() -> root.violations().asException());
    }

    private static UserPatch read(Members members) {
        members.names().stream()
                .filter(name -> !members.has(name))
                .forEach(name -> members.get(name).refuse("required", "cannot be removed"));
        var roles = members.optionalWhole(ROLES, UserPatch::roles);
        var locked = members.optional(LOCKED, UserPatch::flag);
        members.violations().refuseIfAny();
        return new UserPatch(roles, locked);
    }

    private static Optional<Set<Role>> roles(Element element) {
        var elements = element.elements();
        if (elements.isEmpty()) {
            throw new InvalidValue("too-short", "names no role; everybody has user");
        }
        var read = new ArrayList<Role>();
        elements.forEach(it -> it.read(UserPatch::role).ifPresent(read::add));
        return read.size() == elements.size() ? Optional.of(EnumSet.copyOf(read)) : Optional.empty();
    }

    private static Role role(Element element) {
        return Role.named(element.text())
                .orElseThrow(() -> new InvalidValue("unknown-value", "is one of " + String.join(", ", names())));
    }

    private static List<String> names() {
        return User.names(EnumSet.allOf(Role.class));
    }

    private static boolean flag(Element element) {
        if (!element.node().isBoolean()) {
            throw new InvalidValue("type", "is not true or false");
        }
        return element.node().booleanValue();
    }
}
