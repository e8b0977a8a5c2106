package io.vitrine.domain.shared;

/**
 * Who acts: the subject of an access token.
 *
 * @param id 1 to 200 characters
 */
public record Actor(String id) {
    public Actor {
        if (id.isBlank() || id.length() > 200) {
            throw new InvalidValue("actor", "an actor has 1 to 200 characters");
        }
    }
}
