package io.vitrine.domain.catalogue;

import org.jspecify.annotations.Nullable;

/** Drafts of brands: {@code aBrand("Puma").withSlug("puma-se").build()}. */
public final class BrandDraftBuilder {
    private BrandName name;
    private @Nullable Slug slug;
    private Description description = Description.NONE;
    private @Nullable ImageUrl logoUrl;

    private BrandDraftBuilder(String name) {
        this.name = new BrandName(name);
    }

    /** A brand of this name, its slug to be made from it, and nothing else. */
    public static BrandDraftBuilder aBrand(String name) {
        return new BrandDraftBuilder(name);
    }

    /** What an editor would send to leave a brand as it is. */
    public static BrandDraftBuilder theSameAs(Brand brand) {
        var builder = new BrandDraftBuilder(brand.name().value());
        builder.slug = brand.slug();
        builder.description = brand.description();
        builder.logoUrl = brand.logoUrl();
        return builder;
    }

    public BrandDraftBuilder named(String text) {
        name = new BrandName(text);
        return this;
    }

    public BrandDraftBuilder withSlug(String text) {
        slug = new Slug(text);
        return this;
    }

    public BrandDraftBuilder withoutSlug() {
        slug = null;
        return this;
    }

    public BrandDraftBuilder describedAs(String text) {
        description = new Description(text);
        return this;
    }

    public BrandDraftBuilder withLogo(String url) {
        logoUrl = new ImageUrl(url);
        return this;
    }

    public BrandDraft build() {
        return new BrandDraft(name, slug, description, logoUrl);
    }
}
