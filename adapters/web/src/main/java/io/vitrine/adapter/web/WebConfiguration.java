package io.vitrine.adapter.web;

import io.vitrine.adapter.web.account.AccountConfiguration;
import io.vitrine.adapter.web.audit.AuditConfiguration;
import io.vitrine.adapter.web.browse.BrowseConfiguration;
import io.vitrine.adapter.web.cache.CacheConfiguration;
import io.vitrine.adapter.web.catalogue.CatalogueConfiguration;
import io.vitrine.adapter.web.docs.DocsConfiguration;
import io.vitrine.adapter.web.edge.EdgeConfiguration;
import io.vitrine.adapter.web.exchange.ExchangeConfiguration;
import io.vitrine.adapter.web.health.HealthConfiguration;
import io.vitrine.adapter.web.history.HistoryConfiguration;
import io.vitrine.adapter.web.idempotency.IdempotencyConfiguration;
import io.vitrine.adapter.web.json.JsonConfiguration;
import io.vitrine.adapter.web.levels.LevelConfiguration;
import io.vitrine.adapter.web.limit.LimitConfiguration;
import io.vitrine.adapter.web.log.LogConfiguration;
import io.vitrine.adapter.web.metrics.MetricsConfiguration;
import io.vitrine.adapter.web.problem.ProblemConfiguration;
import io.vitrine.adapter.web.security.SecurityConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;

/** The whole HTTP adapter. */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:io/vitrine/adapter/web/web.properties")
@Import({
    AccountConfiguration.class,
    AuditConfiguration.class,
    BrowseConfiguration.class,
    CacheConfiguration.class,
    CatalogueConfiguration.class,
    DocsConfiguration.class,
    EdgeConfiguration.class,
    ExchangeConfiguration.class,
    HealthConfiguration.class,
    HistoryConfiguration.class,
    IdempotencyConfiguration.class,
    JsonConfiguration.class,
    LevelConfiguration.class,
    LimitConfiguration.class,
    LogConfiguration.class,
    MetricsConfiguration.class,
    ProblemConfiguration.class,
    SecurityConfiguration.class
})
public class WebConfiguration {}
