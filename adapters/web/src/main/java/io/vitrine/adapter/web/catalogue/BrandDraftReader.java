package io.vitrine.adapter.web.catalogue;

import io.vitrine.adapter.web.json.Element;
import io.vitrine.adapter.web.json.Members;
import io.vitrine.domain.catalogue.BrandDraft;
import io.vitrine.domain.catalogue.BrandName;
import io.vitrine.domain.catalogue.Description;
import io.vitrine.domain.catalogue.ImageUrl;
import io.vitrine.domain.catalogue.Slug;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads a brand that an editor sends, and says everything that is wrong with it at once. {@code name} is required. What is
 * not sent, or is {@code null}, is as follows: a slug made from the name (or, of a brand that is there, the one it has),
 * no description and no logo.
 */
final class BrandDraftReader {

    /** The members that an editor can send. */
    static final List<String> MEMBERS = List.of("name", "slug", "description", "logoUrl");

    private BrandDraftReader() {}

    /**
     * Reads a brand.
     *
     * @throws io.vitrine.domain.shared.InvalidDocument when it is not valid
     */
    static BrandDraft read(JsonNode document) {
        var root = Element.root(document);
        return root.readWhole(element -> Optional.of(read(element.members(MEMBERS))))
                .orElseThrow(() -> root.violations().asException());
    }

    private static BrandDraft read(Members members) {
        var name = members.required("name", it -> new BrandName(it.text()));
        var slug = members.optional("slug", it -> new Slug(it.text()));
        var description = members.optional("description", it -> new Description(it.text()));
        var logoUrl = members.optional("logoUrl", it -> new ImageUrl(it.text()));
        members.violations().refuseIfAny();
        return new BrandDraft(
                name.orElseThrow(), slug.orElse(null), description.orElse(Description.NONE), logoUrl.orElse(null));
    }
}
