package io.understudy.replication.sql;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import javax.net.SocketFactory;

/**
 * Makes sockets of channels, which a selector can watch. The driver makes a factory by its name and hands out none of its
 * sockets: the channel that this thread opened last is remembered for whoever called the driver.
 */
public final class ChannelSockets extends SocketFactory {
    private static final ThreadLocal<SocketChannel> NEWEST = new ThreadLocal<>();

    /** The channel of the connection that the driver has just opened on this thread. */
    static SocketChannel newest() {
        SocketChannel newest = NEWEST.get();
        if (newest == null) {
            throw new IllegalStateException("wanted the channel of a new connection, found that the driver opened it on"
                    + " another thread; is a loginTimeout set?");
        }
        return newest;
    }

    static void forget() {
        NEWEST.remove();
    }

    @Override
    public Socket createSocket() throws IOException {
        SocketChannel channel = SocketChannel.open();
        NEWEST.set(channel);
        return channel.socket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return createSocket(InetAddress.getByName(host), port, from, fromPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        Socket socket = createSocket();
        socket.bind(new InetSocketAddress(from, fromPort));
        socket.connect(new InetSocketAddress(host, port));
        return socket;
    }

    private Socket connected(InetSocketAddress address) throws IOException {
        Socket socket = createSocket();
        socket.connect(address);
        return socket;
    }
}
