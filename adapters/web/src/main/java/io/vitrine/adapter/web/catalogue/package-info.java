/** Products and brands over HTTP. */
@NullMarked
package io.vitrine.adapter.web.catalogue;

import org.jspecify.annotations.NullMarked;
