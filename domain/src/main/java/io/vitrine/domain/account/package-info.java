/** Accounts: who may come in, and by what they prove it. */
@NullMarked
package io.vitrine.domain.account;

import org.jspecify.annotations.NullMarked;
