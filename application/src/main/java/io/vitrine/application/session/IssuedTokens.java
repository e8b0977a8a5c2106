package io.vitrine.application.session;

import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.token.AccessToken;
import io.vitrine.domain.token.RefreshToken;
import java.time.Instant;

/** The pair of tokens that a client of a session holds from now on. */
public record IssuedTokens(SessionId session, AccessToken access, RefreshToken refresh, Instant refreshExpiresAt) {}
