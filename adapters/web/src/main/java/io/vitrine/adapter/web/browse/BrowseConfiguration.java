package io.vitrine.adapter.web.browse;

import io.vitrine.application.browse.BrowseCategories;
import io.vitrine.application.browse.ListBrands;
import io.vitrine.application.browse.ListProducts;
import io.vitrine.application.browse.SuggestProducts;
import io.vitrine.application.catalogue.ReadBrands;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the lists, the category tree and the suggestions. */
@Configuration(proxyBeanMethods = false)
public class BrowseConfiguration {

    @Bean
    ProductListController productListController(ListProducts lists, ReadBrands brands) {
        return new ProductListController(lists, brands);
    }

    @Bean
    BrandListController brandListController(ListBrands lists) {
        return new BrandListController(lists);
    }

    @Bean
    CategoryController categoryController(BrowseCategories categories) {
        return new CategoryController(categories);
    }

    @Bean
    SuggestController suggestController(SuggestProducts suggestions) {
        return new SuggestController(suggestions);
    }
}
