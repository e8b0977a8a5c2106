/** What happens to every request and every answer, before and after all else: headers, limits, compression, CORS. */
@NullMarked
package io.vitrine.adapter.web.edge;

import org.jspecify.annotations.NullMarked;
