/** The near cache: what an instance keeps in its own memory, in front of what all instances share. */
@NullMarked
package io.vitrine.adapter.caffeine;

import org.jspecify.annotations.NullMarked;
