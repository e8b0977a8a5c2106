package io.vitrine.adapter.web.catalogue;

import io.vitrine.adapter.web.json.Json;
import io.vitrine.domain.catalogue.Brand;
import io.vitrine.domain.catalogue.BrandDraft;
import io.vitrine.domain.catalogue.Revision;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What the body of a PUT or a PATCH makes of the brand that is there. */
final class BrandRevisions {

    private static final EditableForm FORM = new EditableForm(
            BrandDraftReader.MEMBERS, Set.of("id", "version", "createdAt", "updatedAt", "productCount"), Set.of());

    private final Json json;

    BrandRevisions(Json json) {
        this.json = json;
    }

    BrandDraft creationBy(JsonNode sent) {
        return BrandDraftReader.read(FORM.creation(sent));
    }

    Revision<Brand, BrandDraft> replacingBy(JsonNode sent) {
        return current -> BrandDraftReader.read(FORM.replacement(sent, shown(current)));
    }

    Revision<Brand, BrandDraft> patchedBy(JsonNode patch) {
        return current -> BrandDraftReader.read(FORM.patched(patch, shown(current)));
    }

    private JsonNode shown(Brand brand) {
        return json.mapper().valueToTree(BrandDocument.of(brand));
    }
}
