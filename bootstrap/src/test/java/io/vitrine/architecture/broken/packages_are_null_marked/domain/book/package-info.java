@NullMarked
package io.vitrine.architecture.broken.packages_are_null_marked.domain.book;

import org.jspecify.annotations.NullMarked;
