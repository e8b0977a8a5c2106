package io.vitrine.adapter.redis;

import java.util.stream.Stream;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Whether it is said where a Redis is: a server, some sentinels or a cluster. */
final class WhereRedisIs implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return isSaidIn(context.getEnvironment());
    }

    static boolean isSaidIn(Environment environment) {
        return Stream.of("host", "url", "sentinel.master", "cluster.nodes", "cluster.nodes[0]")
                .map(name -> environment.getProperty("spring.data.redis." + name))
                .anyMatch(StringUtils::hasText);
    }
}
