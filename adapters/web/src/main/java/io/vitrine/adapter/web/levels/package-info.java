/** How much the log tells, for administrators. */
@NullMarked
package io.vitrine.adapter.web.levels;

import org.jspecify.annotations.NullMarked;
