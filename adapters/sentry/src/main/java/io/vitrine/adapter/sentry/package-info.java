/** Incidents, transactions and runs of jobs, told to Sentry where it is said where that is. */
@NullMarked
package io.vitrine.adapter.sentry;

import org.jspecify.annotations.NullMarked;
