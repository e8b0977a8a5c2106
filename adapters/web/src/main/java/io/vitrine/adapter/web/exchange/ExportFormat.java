package io.vitrine.adapter.web.exchange;

import io.vitrine.domain.catalogue.Product;
import org.springframework.http.MediaType;

/** How an export is written. */
interface ExportFormat {

    MediaType type();

    /** What comes before the first product; may be empty. */
    byte[] beginning();

    byte[] line(Product product);

    /** What comes after the last product, and says that it was the last; may be empty. */
    byte[] end(long count);
}
