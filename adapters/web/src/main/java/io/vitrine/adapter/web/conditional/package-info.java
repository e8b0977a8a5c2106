/** Entity tags, reads that may be answered from a cache, and conditions of writes. RFC 9110, section 13. */
@NullMarked
package io.vitrine.adapter.web.conditional;

import org.jspecify.annotations.NullMarked;
