package io.vitrine.domain.incident;

class InMemoryServedRequestsTest extends ServedRequestsContract {

    private final InMemoryServedRequests requests = new InMemoryServedRequests();

    @Override
    protected ServedRequests requests() {
        return requests;
    }

    @Override
    protected long noted() {
        return requests.served().size();
    }
}
