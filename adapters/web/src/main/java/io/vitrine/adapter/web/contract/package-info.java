/** What controllers say about their answers where their signatures cannot. */
@NullMarked
package io.vitrine.adapter.web.contract;

import org.jspecify.annotations.NullMarked;
