/** Reading and writing single products and brands. */
@NullMarked
package io.vitrine.application.catalogue;

import org.jspecify.annotations.NullMarked;
