package io.hubbub.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.ContextInitializer;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoggingTest {
    private static final String FILE_PROPERTY = "logback.configurationFile";

    private final LoggerContext context = new LoggerContext();
    private final Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        System.clearProperty(FILE_PROPERTY);
        context.stop();
    }

    @Test
    void withoutAFileLinesFromLevelInfoGoOutFromAThreadOfTheirOwn() throws JoranException {
        new ContextInitializer(context).autoConfig();
        assertEquals(Level.INFO, root.getLevel());
        Appender<ILoggingEvent> only = root.iteratorForAppenders().next();
        assertEquals(true, assertInstanceOf(AsyncAppender.class, only).isNeverBlock());
    }

    @Test
    void aConfigurationFileOfTheUsersTakesTheWholePlace() throws IOException, JoranException {
        Path file = Files.writeString(folder.resolve("log.xml"), """
                <configuration>
                  <appender name="list" class="%s"/>
                  <root level="DEBUG"><appender-ref ref="list"/></root>
                </configuration>
                """.formatted(ListAppender.class.getName()));
        System.setProperty(FILE_PROPERTY, file.toString());

        new ContextInitializer(context).autoConfig();

        assertEquals(Level.DEBUG, root.getLevel());
        var appenders = root.iteratorForAppenders();
        assertInstanceOf(ListAppender.class, appenders.next());
        assertEquals(false, appenders.hasNext());
    }
}
