/**
 * Measurements, one command each: {@code mvn -q -Pbenchmark verify -DskipTests -Dbenchmark=<name>}. They start what they
 * need, report ratios against a baseline that runs beside, and stop what they started.
 */
@NullMarked
package io.vitrine.benchmark;

import org.jspecify.annotations.NullMarked;
