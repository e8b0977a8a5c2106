/** The ports of the catalogue on PostgreSQL, through R2DBC. */
@NullMarked
package io.vitrine.adapter.r2dbc;

import org.jspecify.annotations.NullMarked;
