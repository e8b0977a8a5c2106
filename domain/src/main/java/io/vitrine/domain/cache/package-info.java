/** What is kept so that it need not be made again. */
@NullMarked
package io.vitrine.domain.cache;

import org.jspecify.annotations.NullMarked;
