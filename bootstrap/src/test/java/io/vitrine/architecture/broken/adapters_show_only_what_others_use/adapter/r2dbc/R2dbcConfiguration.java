package io.vitrine.architecture.broken.adapters_show_only_what_others_use.adapter.r2dbc;

import org.springframework.context.annotation.Configuration;

/** Public, since it is a configuration. */
@Configuration(proxyBeanMethods = false)
public class R2dbcConfiguration {}
