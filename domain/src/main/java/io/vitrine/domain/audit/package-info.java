/** The security audit log: what happened, and that nobody changed the record of it. */
@NullMarked
package io.vitrine.domain.audit;

import org.jspecify.annotations.NullMarked;
