package io.understudy.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The open state file: one connection that writes, one that reads, each used by one thread at a time. */
final class Database implements AutoCloseable {
    private final StoreSettings settings;
    private final Connection writing;
    private final Connection reading;
    private final Jdbi writer;
    private final Jdbi reader;
    /** Fair: whoever has to answer Slack in time is not overtaken by those who have much to write. */
    private final ReentrantLock writerLock = new ReentrantLock(true);

    private final ReentrantLock readerLock = new ReentrantLock();

    Database(StoreSettings settings) throws SQLException {
        this.settings = settings;
        SQLiteDataSource source = dataSource(settings);
        writing = source.getConnection();
        reading = source.getConnection();
        writer = Jdbi.create(new KeptConnection(writing));
        reader = Jdbi.create(new KeptConnection(reading));
    }

    static SQLiteDataSource dataSource(StoreSettings settings) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout((int) settings.busyTimeout().toMillis());
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + settings.file().toAbsolutePath());
        return source;
    }

    /** Runs one transaction; durable when it returns, and nothing of it stays when it throws. */
    <T> T write(HandleCallback<T, RuntimeException> work) {
        writerLock.lock();
        try {
            return writer.withHandle(handle -> Transaction.immediate(handle, work));
        } catch (JdbiException e) {
            throw Recovery.failed(settings, "to write to " + settings.file(), e);
        } finally {
            writerLock.unlock();
        }
    }

    /** Asks; never waits for a writer. */
    <T> T read(HandleCallback<T, RuntimeException> question) {
        readerLock.lock();
        try {
            return reader.withHandle(question);
        } catch (JdbiException e) {
            throw Recovery.failed(settings, "to read " + settings.file(), e);
        } finally {
            readerLock.unlock();
        }
    }

    /** What SQLite finds wrong in the file; empty when it is whole. Reads all of it. */
    List<String> faults() {
        return read(handle -> handle.createQuery("PRAGMA quick_check(5)").mapTo(String.class).list().stream()
                .filter(line -> !line.equals("ok"))
                .toList());
    }

    @Override
    public void close() {
        writerLock.lock();
        readerLock.lock();
        try (writing) {
            reading.close();
        } catch (SQLException e) {
            throw Recovery.failed(settings, "to close " + settings.file(), e);
        } finally {
            readerLock.unlock();
            writerLock.unlock();
        }
    }
}
