package io.vitrine.domain.passkey;

final class PlainCeremoniesTest extends PasskeyCeremoniesContract {
    private final PasskeyCeremonies ceremonies = new PlainCeremonies();

    @Override
    protected PasskeyCeremonies ceremonies() {
        return ceremonies;
    }

    @Override
    protected Authenticator authenticator() {
        return new PlainAuthenticator();
    }
}
