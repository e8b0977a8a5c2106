package io.vitrine.adapter.web.catalogue;

import io.vitrine.adapter.web.json.Json;
import io.vitrine.domain.catalogue.Product;
import io.vitrine.domain.catalogue.ProductDraft;
import io.vitrine.domain.catalogue.Revision;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What the body of a PUT or a PATCH makes of the product that is there. */
final class ProductRevisions {

    private static final EditableForm FORM = new EditableForm(
            ProductDraftReader.MEMBERS, Set.of("id", "slug", "version", "createdAt", "updatedAt"), Set.of("brand"));

    private final Json json;

    ProductRevisions(Json json) {
        this.json = json;
    }

    ProductDraft creationBy(JsonNode sent) {
        return ProductDraftReader.read(FORM.creation(sent));
    }

    Revision<Product, ProductDraft> replacingBy(JsonNode sent) {
        return current -> ProductDraftReader.read(FORM.replacement(sent, shown(current)));
    }

    Revision<Product, ProductDraft> patchedBy(JsonNode patch) {
        return current -> ProductDraftReader.read(FORM.patched(patch, shown(current)));
    }

    private JsonNode shown(Product product) {
        return json.mapper().valueToTree(ProductDocument.of(product));
    }
}
