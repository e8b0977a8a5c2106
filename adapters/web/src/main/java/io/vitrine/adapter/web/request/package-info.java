/** What a request says apart from its body: its identity, its query, the members it wants. */
@NullMarked
package io.vitrine.adapter.web.request;

import org.jspecify.annotations.NullMarked;
