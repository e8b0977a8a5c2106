/** Lists, search, categories and suggestions. */
@NullMarked
package io.vitrine.adapter.web.browse;

import org.jspecify.annotations.NullMarked;
