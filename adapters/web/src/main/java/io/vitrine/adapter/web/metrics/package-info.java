/** What is measured of the HTTP adapter, for whoever watches over the service. */
@NullMarked
package io.vitrine.adapter.web.metrics;

import org.jspecify.annotations.NullMarked;
