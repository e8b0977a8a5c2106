package io.vitrine.adapter.web.exchange;

import io.vitrine.domain.catalogue.Brand;
import io.vitrine.domain.catalogue.BrandId;
import io.vitrine.domain.catalogue.Product;
import java.util.Map;
import org.springframework.http.MediaType;

/** How an export is written. */
interface ExportFormat {

    MediaType type();

    /** What comes before the first product; may be empty. */
    byte[] beginning();

    /** @param brands the brands that are shown in full */
    byte[] line(Product product, Map<BrandId, Brand> brands);

    /** What comes after the last product, and says that it was the last; may be empty. */
    byte[] end(long count);
}
