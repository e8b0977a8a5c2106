/** Lists, searches, facets, suggestions and exports. */
@NullMarked
package io.vitrine.application.browse;

import org.jspecify.annotations.NullMarked;
