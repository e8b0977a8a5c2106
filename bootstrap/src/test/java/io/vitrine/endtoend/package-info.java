/** The whole service, as its clients meet it: through HTTP, on a real PostgreSQL. */
@NullMarked
package io.vitrine.endtoend;

import org.jspecify.annotations.NullMarked;
