/** Access tokens and the roles they carry. */
@NullMarked
package io.vitrine.domain.token;

import org.jspecify.annotations.NullMarked;
