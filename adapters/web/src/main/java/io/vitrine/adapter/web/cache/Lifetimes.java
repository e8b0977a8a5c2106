package io.vitrine.adapter.web.cache;

import io.vitrine.domain.cache.CacheKey;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long answers are kept at the most. Nothing is kept longer than it is true, so this only bounds what is kept for nothing.
 *
 * @param products single ones ({@code VITRINE_CACHE_PRODUCTS})
 * @param brands single ones ({@code VITRINE_CACHE_BRANDS})
 * @param lists pages, searches, facets, categories and suggestions ({@code VITRINE_CACHE_LISTS})
 * @param absence that there is nothing ({@code VITRINE_CACHE_ABSENCE})
 */
@ConfigurationProperties("vitrine.cache")
record Lifetimes(
        @DefaultValue("30m") Duration products,
        @DefaultValue("1h") Duration brands,
        @DefaultValue("30m") Duration lists,
        @DefaultValue("1m") Duration absence) {

    Duration of(CacheKey key, Rendition rendition) {
        if (!rendition.isForEverybody()) {
            return rendition.tellsOfAbsence() ? absence : Duration.ZERO;
        }
        return switch (key) {
            case CacheKey.OfProduct _ -> products;
            case CacheKey.OfBrand _ -> brands;
            case CacheKey.OfCatalogue _ -> lists;
        };
    }
}
