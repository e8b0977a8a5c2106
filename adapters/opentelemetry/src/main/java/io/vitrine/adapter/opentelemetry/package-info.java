/** Requests recorded as traces of OpenTelemetry. */
@NullMarked
package io.vitrine.adapter.opentelemetry;

import org.jspecify.annotations.NullMarked;
