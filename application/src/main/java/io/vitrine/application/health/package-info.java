/** Says how the service is. */
@NullMarked
package io.vitrine.application.health;

import org.jspecify.annotations.NullMarked;
