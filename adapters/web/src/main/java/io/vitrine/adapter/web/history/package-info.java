/** What became of products over time. */
@NullMarked
package io.vitrine.adapter.web.history;

import org.jspecify.annotations.NullMarked;
