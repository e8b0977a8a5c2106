package io.vitrine.domain.cache;

import io.vitrine.domain.catalogue.InMemoryCatalogueChanges;

final class InMemoryCachesTest extends CacheContract {
    @Override
    protected Cache<String> cache(InMemoryCatalogueChanges changes) {
        return new InMemoryCaches(changes).of(new TextCodec());
    }
}
