/** The security audit log: what is noted at the edge, and what administrators read. */
@NullMarked
package io.vitrine.application.audit;

import org.jspecify.annotations.NullMarked;
