package io.hubbub;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Everything logged in this process at WARN or above, by whomever, while this is open. */
public final class Complaints extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    /** Says that an event loop got no turn for seconds, which tells about the machine and who else uses it. */
    public static final String ABOUT_THE_MACHINE = "BlockedThreadChecker";

    private final Logger root;
    private final List<String> list = new CopyOnWriteArrayList<>();

    public Complaints() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        setContext(context);
        start();
        root.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getLevel().isGreaterOrEqual(Level.WARN)
                && !event.getLoggerName().endsWith(ABOUT_THE_MACHINE)) {
            list.add(event + " " + ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
    }

    /** One text for each, with its stack trace if it has one. */
    public List<String> list() {
        return List.copyOf(list);
    }

    @Override
    public void close() {
        root.detachAppender(this);
        stop();
    }
}
