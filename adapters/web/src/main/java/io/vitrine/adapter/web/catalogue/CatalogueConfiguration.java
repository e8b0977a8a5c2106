package io.vitrine.adapter.web.catalogue;

import io.vitrine.adapter.web.idempotency.RepeatableRequests;
import io.vitrine.adapter.web.json.Json;
import io.vitrine.application.catalogue.EditBrands;
import io.vitrine.application.catalogue.EditProducts;
import io.vitrine.application.catalogue.ReadBrands;
import io.vitrine.application.catalogue.ReadProducts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the handlers of products and brands. */
@Configuration(proxyBeanMethods = false)
public class CatalogueConfiguration {

    @Bean
    ProductReadController productReadController(ReadProducts products, ReadBrands brands, Json json) {
        return new ProductReadController(products, brands, json);
    }

    @Bean
    PlainProducts plainProducts(ReadProducts products, Json json) {
        return new PlainProducts(products, json);
    }

    @Bean
    ProductWriteController productWriteController(EditProducts edit, RepeatableRequests repeatable, Json json) {
        return new ProductWriteController(edit, repeatable, json);
    }

    @Bean
    BrandController brandController(ReadBrands brands, EditBrands edit, RepeatableRequests repeatable, Json json) {
        return new BrandController(brands, edit, repeatable, json);
    }
}
