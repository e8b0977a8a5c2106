package io.vitrine.adapter.web.account;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Answers that are for one person, and that nobody keeps. */
final class PersonalAnswers {

    private PersonalAnswers() {}

    static ResponseEntity.BodyBuilder ok() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore());
    }

    static ResponseEntity.BodyBuilder created() {
        return ResponseEntity.status(HttpStatus.CREATED).cacheControl(CacheControl.noStore());
    }

    /** An answer whose body is always the same, so that it tells nobody anything. */
    static ResponseEntity<Message> accepted(String message) {
        return ResponseEntity.accepted().cacheControl(CacheControl.noStore()).body(new Message(message));
    }

    static ResponseEntity.HeadersBuilder<?> noContent() {
        return ResponseEntity.noContent().cacheControl(CacheControl.noStore());
    }

    /** What is told to people. */
    record Message(String message) {}
}
