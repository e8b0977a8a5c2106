/** What those who look after the service should hear of, and who tells them. */
@NullMarked
package io.vitrine.domain.incident;

import org.jspecify.annotations.NullMarked;
