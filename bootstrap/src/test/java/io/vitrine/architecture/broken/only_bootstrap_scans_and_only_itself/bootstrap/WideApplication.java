package io.vitrine.architecture.broken.only_bootstrap_scans_and_only_itself.bootstrap;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Scans everything. */
@SpringBootApplication(scanBasePackages = "io.vitrine")
class WideApplication {}
