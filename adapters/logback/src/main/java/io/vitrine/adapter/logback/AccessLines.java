package io.vitrine.adapter.logback;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;

/** Leads the lines of one logger past the thread that logs them, to wherever the others are written. */
final class AccessLines implements AutoCloseable {

    /** The logger of access lines. */
    static final String LOGGER = "io.vitrine.access";

    private final Logger logger;
    private final AccessAppender appender = new AccessAppender();

    AccessLines(LoggerContext context) {
        logger = context.getLogger(LOGGER);
        var rest = new Rest(context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME));
        rest.setContext(context);
        rest.start();
        appender.setContext(context);
        appender.addAppender(rest);
        appender.start();
        logger.detachAppender(appender.getName());
        logger.addAppender(appender);
        logger.setAdditive(false);
    }

    /** How many lines were not written. */
    long dropped() {
        return appender.dropped();
    }

    /** What comes later is written by whoever logs it, unless another instance in this process has taken over. */
    @Override
    public void close() {
        if (logger.detachAppender(appender)) {
            logger.setAdditive(true);
        }
        appender.stop();
    }

    /** Those who write all other lines. The one before it stops what it hands on to, which these must not be. */
    private static final class Rest extends UnsynchronizedAppenderBase<ILoggingEvent> {

        private final Logger root;

        Rest(Logger root) {
            this.root = root;
        }

        @Override
        protected void append(ILoggingEvent event) {
            root.callAppenders(event);
        }
    }
}
