/** The description of the whole API, OpenAPI 3.1 made from the controllers, and a page to read it. */
@NullMarked
package io.vitrine.adapter.web.docs;

import org.jspecify.annotations.NullMarked;
