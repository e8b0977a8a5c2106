package io.vitrine.architecture.broken.only_bootstrap_scans_and_only_itself.bootstrap;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Scans its own package. */
@SpringBootApplication
class ServiceApplication {}
