/** Who calls, and what they may do. */
@NullMarked
package io.vitrine.adapter.web.security;

import org.jspecify.annotations.NullMarked;
