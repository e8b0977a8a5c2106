/** Accounts: registering, proving and changing what proves, and managing those of others. */
@NullMarked
package io.vitrine.application.account;

import org.jspecify.annotations.NullMarked;
