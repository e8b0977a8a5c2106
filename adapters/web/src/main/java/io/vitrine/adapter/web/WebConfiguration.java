package io.vitrine.adapter.web;

import io.vitrine.adapter.web.json.JsonConfiguration;
import io.vitrine.adapter.web.problem.ProblemConfiguration;
import io.vitrine.adapter.web.security.SecurityConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The whole HTTP adapter. */
@Configuration(proxyBeanMethods = false)
@Import({JsonConfiguration.class, ProblemConfiguration.class, SecurityConfiguration.class})
public class WebConfiguration {}
