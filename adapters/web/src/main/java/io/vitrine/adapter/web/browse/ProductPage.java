package io.vitrine.adapter.web.browse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.vitrine.adapter.web.catalogue.ProductDocument;
import io.vitrine.adapter.web.contract.Shows;
import java.util.List;
import java.util.Map;

/**
 * A page of a list of products.
 *
 * @param items products with the members that are wanted
 * @param facets shown where they were asked for
 */
record ProductPage(
        @Shows(value = ProductDocument.class, inPart = true) List<Object> items,

        PageDocument page,
        @JsonInclude(Include.NON_EMPTY) Map<String, Object> facets) {}
