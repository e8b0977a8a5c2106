/** How the service is, over HTTP: for probes, for whoever watches over it, and in detail for administrators. */
@NullMarked
package io.vitrine.adapter.web.health;

import org.jspecify.annotations.NullMarked;
