package io.vitrine.adapter.web.exchange;

import io.vitrine.adapter.web.catalogue.ProductDocument;
import io.vitrine.adapter.web.json.Json;
import io.vitrine.adapter.web.request.Projection;
import io.vitrine.domain.catalogue.Brand;
import io.vitrine.domain.catalogue.BrandId;
import io.vitrine.domain.catalogue.Product;
import java.util.Map;
import org.springframework.http.MediaType;

/** One JSON object a line, and in the end how many products there were. */
record NdjsonExport(Json json, Projection projection) implements ExportFormat {

    @Override
    public MediaType type() {
        return MediaType.APPLICATION_NDJSON;
    }

    @Override
    public byte[] beginning() {
        return new byte[0];
    }

    @Override
    public byte[] line(Product product, Map<BrandId, Brand> brands) {
        return NdjsonLines.line(json, projection.of(ProductDocument.of(product, brands)));
    }

    @Override
    public byte[] end(long count) {
        return NdjsonLines.end(json, count);
    }
}
