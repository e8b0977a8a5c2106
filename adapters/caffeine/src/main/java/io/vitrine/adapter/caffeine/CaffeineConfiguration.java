package io.vitrine.adapter.caffeine;

import io.micrometer.core.instrument.MeterRegistry;
import io.vitrine.domain.cache.Caches;
import io.vitrine.domain.cache.SharedCache;
import io.vitrine.domain.catalogue.CatalogueChanges;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the near cache, in front of a {@link SharedCache} where there is one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CacheSettings.class)
public class CaffeineConfiguration {

    @Bean
    Caches caches(
            CacheSettings settings,
            CatalogueChanges changes,
            ObjectProvider<SharedCache> shared,
            MeterRegistry meters) {
        return new NearCaches(settings, changes, Optional.ofNullable(shared.getIfAvailable()), meters);
    }
}
