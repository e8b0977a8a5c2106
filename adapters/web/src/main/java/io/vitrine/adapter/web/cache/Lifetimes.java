package io.vitrine.adapter.web.cache;

import io.vitrine.domain.cache.CacheKey;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long answers are kept at the most: an hour, since an instance that begins looks no further back for what has changed. Nothing is kept
 * longer than it is true, so this only bounds what is kept for nothing.
 *
 * @param products single ones ({@code VITRINE_CACHE_PRODUCTS})
 * @param brands single ones ({@code VITRINE_CACHE_BRANDS})
 * @param lists pages, searches, facets, categories and suggestions ({@code VITRINE_CACHE_LISTS})
 * @param absence that there is nothing ({@code VITRINE_CACHE_ABSENCE})
 */
@Validated
@ConfigurationProperties("vitrine.cache")
record Lifetimes(
        @DefaultValue("30m") @NotNull @DurationMin(millis = 1) @DurationMax(hours = 1)
        Duration products,

        @DefaultValue("1h") @NotNull @DurationMin(millis = 1) @DurationMax(hours = 1)
        Duration brands,

        @DefaultValue("30m") @NotNull @DurationMin(millis = 1) @DurationMax(hours = 1)
        Duration lists,

        @DefaultValue("1m") @NotNull @DurationMin(millis = 1) @DurationMax(hours = 1)
        Duration absence) {

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
