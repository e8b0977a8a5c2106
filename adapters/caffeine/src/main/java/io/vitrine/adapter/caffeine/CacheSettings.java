package io.vitrine.adapter.caffeine;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much of its memory an instance gives to what it keeps; nothing for 0.
 *
 * @param resources to products and brands ({@code VITRINE_CACHE_NEAR_RESOURCES})
 * @param lists to lists, searches, facets and categories ({@code VITRINE_CACHE_NEAR_LISTS})
 */
@Validated
@ConfigurationProperties("vitrine.cache.near")
public record CacheSettings(
        @DefaultValue("16MB") @NotNull DataSize resources,
        @DefaultValue("8MB") @NotNull DataSize lists) {}
