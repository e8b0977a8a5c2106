package io.vitrine.adapter.web.exchange;

import io.vitrine.adapter.web.json.Json;
import io.vitrine.application.browse.ExportProducts;
import io.vitrine.application.catalogue.ReadBrands;
import io.vitrine.application.exchange.ImportCatalogue;
import io.vitrine.application.exchange.TrackImports;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes exports and imports. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StreamSettings.class)
public class ExchangeConfiguration {

    @Bean
    StreamedAnswers streamedAnswers(StreamSettings settings) {
        return new StreamedAnswers(settings);
    }

    @Bean
    ExportController exportController(ExportProducts exports, ReadBrands brands, StreamedAnswers answers, Json json) {
        return new ExportController(exports, brands, answers, json);
    }

    @Bean
    ImportController importController(ImportCatalogue imports, StreamSettings settings, Json json) {
        return new ImportController(imports, new ImportUpload(new ImportLineReader(json), settings.uploadPause()));
    }

    @Bean
    ImportStateController importStateController(TrackImports imports, StreamedAnswers answers, Json json) {
        return new ImportStateController(imports, answers, json);
    }
}
