/** The OWASP API Security Top 10 (2023), one class for each item: how this service does not have it. */
@NullMarked
package io.vitrine.endtoend.owasp;

import org.jspecify.annotations.NullMarked;
