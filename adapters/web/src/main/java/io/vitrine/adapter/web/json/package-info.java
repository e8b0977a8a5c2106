/** Reading and writing JSON: strict, bounded, and with everything that is wrong said at once. */
@NullMarked
package io.vitrine.adapter.web.json;

import org.jspecify.annotations.NullMarked;
