package io.vitrine.adapter.web.docs;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whether the API describes itself.
 *
 * @param enabled whether {@code /openapi.json} and {@code /docs} are served; by default everywhere but in the profile
 *     {@code production}
 */
@ConfigurationProperties("vitrine.docs")
record DocsSettings(@Nullable Boolean enabled) {}
