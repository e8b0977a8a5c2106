package io.vitrine.adapter.web.catalogue;

import io.vitrine.adapter.web.json.Element;
import io.vitrine.adapter.web.json.MergePatch;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a document that is shown relates to one that is sent.
 *
 * @param members that an editor can send
 * @param setByTheService shown besides; sent back with a whole replacement they are not looked at
 * @param references shown in more detail than they are sent: an identity is enough, and a patch replaces them whole
 */
record EditableForm(List<String> members, Set<String> setByTheService, Set<String> references) {

    private static final String ID = "id";

    /** What a document says that is sent where nothing is yet. */
    JsonNode creation(JsonNode sent) {
        return sent instanceof ObjectNode object ? object.deepCopy().remove(setByTheService) : sent;
    }

    /** What a whole replacement says; the shown document may have been sent back with changes. */
    JsonNode replacement(JsonNode sent, JsonNode shown) {
        if (!(creation(sent) instanceof ObjectNode replacement)) {
            return sent;
        }
        for (var reference : references) {
            if (shown.path(reference).isObject() && shown.path(reference).equals(sent.path(reference))) {
                replacement.set(reference, identity(shown.path(reference)));
            }
        }
        return replacement;
    }

    /**
     * What a merge patch (RFC 7396) makes of the shown document.
     *
     * @throws io.vitrine.domain.shared.InvalidDocument when it names a member that cannot be sent, be it to remove it
     */
    JsonNode patched(JsonNode patch, JsonNode shown) {
        var root = Element.root(patch);
        root.readWhole(element -> Optional.of(element.members(members)));
        root.violations().refuseIfAny();
        var target = ((ObjectNode) shown.deepCopy()).retain(members);
        for (var reference : references) {
            if (patch.has(reference)) {
                target.remove(reference);
            } else if (shown.path(reference).isObject()) {
                target.set(reference, identity(shown.path(reference)));
            }
        }
        return MergePatch.apply(target, patch);
    }

    private static JsonNode identity(JsonNode reference) {
        return ((ObjectNode) reference.deepCopy()).retain(ID);
    }
}
