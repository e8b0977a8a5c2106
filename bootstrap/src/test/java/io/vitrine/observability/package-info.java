/** Proves that dashboards, alerts and documents speak of what there is, with a real Prometheus and a real Alertmanager. */
@NullMarked
package io.vitrine.observability;

import org.jspecify.annotations.NullMarked;
