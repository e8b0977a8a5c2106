/** What several packages of the domain need: refusals, the acting person, identifiers, atomicity. */
@NullMarked
package io.vitrine.domain.shared;

import org.jspecify.annotations.NullMarked;
