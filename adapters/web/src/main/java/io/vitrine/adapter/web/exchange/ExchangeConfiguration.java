package io.vitrine.adapter.web.exchange;

import io.vitrine.adapter.web.json.Json;
import io.vitrine.application.browse.ExportProducts;
import io.vitrine.application.exchange.ImportCatalogue;
import io.vitrine.application.exchange.TrackImports;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes exports and imports. */
@Configuration(proxyBeanMethods = false)
public class ExchangeConfiguration {

    @Bean
    ExportController exportController(ExportProducts exports, Json json) {
        return new ExportController(exports, json);
    }

    @Bean
    ImportController importController(ImportCatalogue imports, Json json) {
        return new ImportController(imports, new ImportUpload(new ImportLineReader(json)));
    }

    @Bean
    ImportStateController importStateController(TrackImports imports, Json json) {
        return new ImportStateController(imports, json);
    }
}
