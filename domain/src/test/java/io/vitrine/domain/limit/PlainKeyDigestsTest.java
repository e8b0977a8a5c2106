package io.vitrine.domain.limit;

class PlainKeyDigestsTest extends KeyDigestsContract {
    @Override
    protected KeyDigests digests() {
        return new PlainKeyDigests();
    }
}
