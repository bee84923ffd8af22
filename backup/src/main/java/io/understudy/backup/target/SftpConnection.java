package io.understudy.backup.target;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.ChannelSftp.LsEntry;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import io.understudy.replication.host.HostException;
import io.understudy.replication.host.SshAddress;
import io.understudy.replication.host.SshConnector;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One SFTP connection: the protocol's questions, with answers in words. Paths must hold no pattern characters. */
final class SftpConnection implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int OWNER_ONLY_DIRECTORY = 0700;
    private static final int OWNER_ONLY_FILE = 0600;

    private final String words;
    private final String user;
    private final Session session;
    private final ChannelSftp channel;
    private final StallWatch watch;
    private final Duration stall;

    /** A question to the server. */
    @FunctionalInterface
    private interface Question<T> {
        T ask() throws SftpException;
    }

    private SftpConnection(String words, String user, Session session, ChannelSftp channel, Duration stall) {
        this.words = words;
        this.user = user;
        this.session = session;
        this.channel = channel;
        this.stall = stall;
        this.watch = new StallWatch(stall, session::disconnect);
    }

    /**
     * Logs in. An unknown or changed host key is refused, and never pinned.
     *
     * @param name of the target, by which {@code understudy ssh-pin} knows it
     * @param words the target, in messages
     * @param stall after so long without any answer the connection is given up
     */
    static SftpConnection open(String name, String words, SshAddress address, Duration stall) throws IOException {
        Session session;
        try {
            session = new SshConnector(name, address, Optional.empty()).connect(CONNECT);
        } catch (HostException e) {
            throw new IOException(e.getMessage() + "; " + e.failure().hint(), e);
        }
        try {
            ChannelSftp channel = (ChannelSftp) session.openChannel("sftp");
            channel.connect((int) CONNECT.toMillis());
            return new SftpConnection(words, address.user(), session, channel, stall);
        } catch (JSchException e) {
            session.disconnect();
            throw new IOException(
                    "%s: wanted to speak SFTP, found: %s; enable the server's sftp subsystem for %s"
                            .formatted(words, Words.of(e), address.user()),
                    e);
        }
    }

    /** Whether it can still be asked. */
    boolean isOpen() {
        return session.isConnected() && channel.isConnected();
    }

    /** Whether there is such a directory, or a link to one. */
    boolean hasDirectory(String path) throws IOException {
        return attributes(path).map(SftpATTRS::isDir).orElse(false);
    }

    /** A file's size; empty if there is none. */
    Optional<Long> size(String path) throws IOException {
        return attributes(path).filter(SftpATTRS::isReg).map(SftpATTRS::getSize);
    }

    private Optional<SftpATTRS> attributes(String path) throws IOException {
        return ask("look at " + path, () -> {
            try {
                return Optional.of(channel.stat(path));
            } catch (SftpException e) {
                if (e.id == ChannelSftp.SSH_FX_NO_SUCH_FILE) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    /** What is in a directory; names that could lead out of it are left out. */
    List<LsEntry> list(String path) throws IOException {
        List<LsEntry> all = ask("list " + path, () -> List.copyOf(channel.ls(path)));
        return all.stream().filter(one -> isOneStep(one.getFilename())).toList();
    }

    private static boolean isOneStep(String name) {
        return !name.isEmpty() && !name.equals(".") && !name.equals("..") && !name.contains("/");
    }

    /** Makes a directory for its owner only. */
    void makeDirectory(String path) throws IOException {
        ask("make " + path, () -> {
            channel.mkdir(path);
            channel.chmod(OWNER_ONLY_DIRECTORY, path);
            return path;
        });
    }

    /**
     * Writes a file for its owner only; its directory must let nobody else in. The connection does not outlive a failure: answers
     * to what was sent ahead would be taken for those to later questions.
     */
    void write(InputStream in, String path) throws IOException {
        boolean written = false;
        try {
            written = ask("write " + path, () -> {
                channel.put(in, path, ChannelSftp.OVERWRITE);
                channel.chmod(OWNER_ONLY_FILE, path);
                return true;
            });
        } finally {
            if (!written) {
                session.disconnect();
            }
        }
    }

    InputStream read(String path) throws IOException {
        return ask("read " + path, () -> channel.get(path));
    }

    void rename(String from, String to) throws IOException {
        ask("rename " + from + " to " + to, () -> {
            channel.rename(from, to);
            return to;
        });
    }

    /** Deletes a directory and what is in it; a link goes, not what it leads to. */
    void deleteTree(String path) throws IOException {
        for (LsEntry one : list(path)) {
            String inside = path + "/" + one.getFilename();
            if (one.getAttrs().isDir()) {
                deleteTree(inside);
            } else {
                delete(inside);
            }
        }
        ask("delete " + path, () -> {
            channel.rmdir(path);
            return path;
        });
    }

    void delete(String path) throws IOException {
        ask("delete " + path, () -> {
            channel.rm(path);
            return path;
        });
    }

    /** Bytes went: for what is long underway. */
    void moved() {
        watch.moved();
    }

    private <T> T ask(String wanted, Question<T> question) throws IOException {
        watch.moved();
        try {
            return question.ask();
        } catch (SftpException e) {
            if (e.getCause() instanceof InterruptedIOException interrupted) {
                throw interrupted;
            }
            throw new IOException("%s: wanted to %s, found: %s".formatted(words, wanted, found(e)), e);
        } finally {
            watch.moved();
        }
    }

    private String found(SftpException e) {
        if (watch.stalled()) {
            return "nothing moved for " + stall.toSeconds() + " s; see whether that machine is overloaded";
        }
        if (!isOpen()) {
            return "the connection was lost; check the network and that machine";
        }
        if (e.getCause() instanceof IOException ours) {
            return Words.of(ours);
        }
        return switch (e.id) {
            case ChannelSftp.SSH_FX_PERMISSION_DENIED -> "permission denied; give it to " + user + " there";
            case ChannelSftp.SSH_FX_NO_SUCH_FILE -> "no such file; was it moved there, or its disk not mounted?";
            // That is all that the protocol's version 3 says.
            case ChannelSftp.SSH_FX_FAILURE -> Words.plain(Words.of(e)) + "; is its disk full?";
            default -> Words.plain(Words.of(e));
        };
    }

    @Override
    public void close() {
        watch.close();
        channel.disconnect();
        session.disconnect();
    }
}
