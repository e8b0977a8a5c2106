package io.vitrine.adapter.r2dbc;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.vitrine.domain.shared.Waits;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Statements of which it is noted how long they are waited for. Their text holds nothing that a client has sent: that is bound. */
final class NotedStatements implements DatabaseClient {

    private final DatabaseClient client;

    NotedStatements(DatabaseClient client) {
        this.client = client;
    }

    @Override
    public GenericExecuteSpec sql(String text) {
        return client.sql(text)
                .filter((statement, next) -> Waiting.noted(Waits.For.STATEMENT, text, next.execute(statement)));
    }

    @Override
    public GenericExecuteSpec sql(Supplier<String> text) {
        return sql(text.get());
    }

    @Override
    public ConnectionFactory getConnectionFactory() {
        return client.getConnectionFactory();
    }

    @Override
    public <T> Mono<T> inConnection(Function<Connection, Mono<T>> work) {
        return client.inConnection(work);
    }

    @Override
    public <T> Flux<T> inConnectionMany(Function<Connection, Flux<T>> work) {
        return client.inConnectionMany(work);
    }
}
