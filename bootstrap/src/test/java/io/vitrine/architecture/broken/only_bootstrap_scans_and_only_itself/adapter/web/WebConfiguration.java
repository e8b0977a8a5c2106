package io.vitrine.architecture.broken.only_bootstrap_scans_and_only_itself.adapter.web;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Scans although it is no application. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
class WebConfiguration {}
