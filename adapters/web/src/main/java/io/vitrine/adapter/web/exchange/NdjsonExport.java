package io.vitrine.adapter.web.exchange;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vitrine.adapter.web.catalogue.ProductDocument;
import io.vitrine.adapter.web.json.Json;
import io.vitrine.adapter.web.request.Projection;
import io.vitrine.domain.catalogue.Brand;
import io.vitrine.domain.catalogue.BrandId;
import io.vitrine.domain.catalogue.Product;
import java.util.Arrays;
import java.util.Map;
import org.springframework.http.MediaType;

/** One JSON object a line. The last line tells how many products there were: without it the stream was cut off. */
record NdjsonExport(Json json, Projection projection) implements ExportFormat {

    private static final String END = "$end";

    private record End(@JsonProperty(END) Sum sum) {}

    private record Sum(long count) {}

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
        return line(json, projection.of(ProductDocument.of(product, brands)));
    }

    @Override
    public byte[] end(long count) {
        return line(json, new End(new Sum(count)));
    }

    /** Whether a line is the last one of an export. */
    static boolean isEnd(String line) {
        return line.startsWith("{\"" + END + "\"");
    }

    /** A document with the end of its line. */
    static byte[] line(Json json, Object document) {
        var written = json.write(document);
        var line = Arrays.copyOf(written, written.length + 1);
        line[written.length] = '\n';
        return line;
    }
}
