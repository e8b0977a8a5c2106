/** How the service is: what its health depends on, and what is found when that is looked at. */
@NullMarked
package io.vitrine.domain.health;

import org.jspecify.annotations.NullMarked;
