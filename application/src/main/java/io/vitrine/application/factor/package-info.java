/** The second factor: switching it on and off. */
@NullMarked
package io.vitrine.application.factor;

import org.jspecify.annotations.NullMarked;
