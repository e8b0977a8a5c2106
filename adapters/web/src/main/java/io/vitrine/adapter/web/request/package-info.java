/** What every request carries: its identity. */
@NullMarked
package io.vitrine.adapter.web.request;

import org.jspecify.annotations.NullMarked;
