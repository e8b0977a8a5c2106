package io.vitrine.adapter.web.security;

import io.vitrine.adapter.web.problem.Problem;
import io.vitrine.adapter.web.problem.ProblemException;
import io.vitrine.adapter.web.problem.ProblemType;
import io.vitrine.domain.account.AccountId;
import io.vitrine.domain.account.Role;
import io.vitrine.domain.account.SessionId;
import io.vitrine.domain.catalogue.Visibility;
import io.vitrine.domain.shared.Actor;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Who calls. The one place where what a token says becomes an actor of the domain and a view of the catalogue.
 *
 * @param identity absent when nobody says who they are
 * @param holder absent when the token is of no account, such as a developer's
 * @param session absent when the token is of no session
 * @param administrator whether others trust them with how the service is
 */
public record Caller(
        Optional<Actor> identity,
        Optional<AccountId> holder,
        Optional<SessionId> session,
        Visibility visibility,
        boolean administrator) {

    private static final String SESSION = "sid";

    static final Caller ANONYMOUS =
            new Caller(Optional.empty(), Optional.empty(), Optional.empty(), Visibility.PUBLIC, false);

    static Caller of(Authentication authentication) {
        var roles = Authorities.roles(authentication.getAuthorities());
        return new Caller(
                Optional.of(new Actor(authentication.getName())),
                uuid(authentication.getName()).map(AccountId::new),
                session(authentication),
                roles.contains(Role.EDITOR) ? Visibility.EVERYTHING : Visibility.PUBLIC,
                roles.contains(Role.ADMIN));
    }

    private static Optional<SessionId> session(Authentication authentication) {
        return authentication instanceof JwtAuthenticationToken token
                        && token.getToken().getClaim(SESSION) instanceof String id
                ? uuid(id).map(SessionId::new)
                : Optional.empty();
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text))
                    .filter(uuid -> uuid.toString().equals(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    public boolean isAnonymous() {
        return identity.isEmpty();
    }

    /** The one who acts; a call that writes has one. */
    public Actor actor() {
        return identity.orElseThrow(() -> new AuthenticationCredentialsNotFoundException("nobody acts"));
    }

    /** The account whose token was sent; a token of none is refused. */
    public AccountId account() {
        return holder.orElseThrow(Caller::withoutAccount);
    }

    /** The session whose token was sent; a token of none is refused. */
    public SessionId ownSession() {
        return session.orElseThrow(Caller::withoutAccount);
    }

    /** The refusal of somebody who may come in, but has no account to be shown or changed. */
    public static ProblemException withoutAccount() {
        return Problem.of(ProblemType.FORBIDDEN, "The access token is not one of an account that signed in")
                .exception();
    }
}
